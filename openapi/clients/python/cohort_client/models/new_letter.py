from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.letter_kind import LetterKind

T = TypeVar("T", bound="NewLetter")


@_attrs_define
class NewLetter:
    """The letter that is asked for"""

    kind: LetterKind
    """ - `visa_support`: For a mission: the person as in the passport, the journey, and who bears which cost
    - `acceptance`: For the applicant’s city: the person has a place in the program
    - `certificate`: The person took part in the program """

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = LetterKind(d.pop("kind"))

        new_letter = cls(
            kind=kind,
        )

        return new_letter
