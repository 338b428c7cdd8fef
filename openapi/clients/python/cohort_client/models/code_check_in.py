from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CodeCheckIn")


@_attrs_define
class CodeCheckIn:
    """A check-in with the code of a badge"""

    code: str
    """ The code on the badge; blanks and hyphens do not matter """

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = d.pop("code")

        code_check_in = cls(
            code=code,
        )

        return code_check_in
