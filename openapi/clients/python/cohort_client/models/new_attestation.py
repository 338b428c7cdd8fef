from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.attestable_criterion import AttestableCriterion
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewAttestation")


@_attrs_define
class NewAttestation:
    """Attests what the applicant claimed"""

    criterion: AttestableCriterion
    """ - `managerial_level`: That the post ranks as manager or above """
    note: None | str | Unset = UNSET
    """ What it is based on; for staff and the city """

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion.value

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        criterion = AttestableCriterion(d.pop("criterion"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_attestation = cls(
            criterion=criterion,
            note=note,
        )

        return new_attestation
