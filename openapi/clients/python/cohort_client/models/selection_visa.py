from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionVisa")


@_attrs_define
class SelectionVisa:
    """How the time for a visa is counted"""

    buffer_days: int | Unset = UNSET
    """ Days to spare between the visa and the first day; default: 7 """

    def to_dict(self) -> dict[str, Any]:
        buffer_days = self.buffer_days

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if buffer_days is not UNSET:
            field_dict["buffer_days"] = buffer_days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        buffer_days = d.pop("buffer_days", UNSET)

        selection_visa = cls(
            buffer_days=buffer_days,
        )

        return selection_visa
