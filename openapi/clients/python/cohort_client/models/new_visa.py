from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.visa_status import VisaStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewVisa")


@_attrs_define
class NewVisa:
    """How the visa stands"""

    status: VisaStatus
    """ - `not_required`: No visa is needed
    - `to_apply`: The participant has to apply
    - `letter_requested`: The support letter is wanted
    - `letter_issued`: The participant has the support letter
    - `applied`: The participant has applied at the mission
    - `granted`: The visa is there
    - `refused`: The mission refused it: the place ends, and nobody is to blame """
    note: None | str | Unset = UNSET
    """ For the applicant and staff; never a passport number """

    def to_dict(self) -> dict[str, Any]:
        status = self.status.value

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        status = VisaStatus(d.pop("status"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_visa = cls(
            status=status,
            note=note,
        )

        return new_visa
