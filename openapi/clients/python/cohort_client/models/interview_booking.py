from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="InterviewBooking")


@_attrs_define
class InterviewBooking:
    """A slot that the applicant takes"""

    slot_id: UUID
    """ The id of the slot (UUIDv7) """
    time_zone: None | str | Unset = UNSET
    """ The zone in which the applicant reads times; it is kept. Null: not told """

    def to_dict(self) -> dict[str, Any]:
        slot_id = str(self.slot_id)

        time_zone: None | str | Unset
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "slot_id": slot_id,
            }
        )
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        slot_id = UUID(d.pop("slot_id"))

        def _parse_time_zone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))

        interview_booking = cls(
            slot_id=slot_id,
            time_zone=time_zone,
        )

        return interview_booking
