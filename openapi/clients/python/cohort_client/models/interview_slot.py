from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.meeting import Meeting


T = TypeVar("T", bound="InterviewSlot")


@_attrs_define
class InterviewSlot:
    """A time that an interviewer offers"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    starts_at: datetime.datetime
    """ When the meeting begins """
    ends_at: datetime.datetime
    """ When it ends """
    local_starts_at: str
    """ The same as `starts_at`, in the zone of the answer, with its offset """
    local_ends_at: str
    """ The same as `ends_at`, in the zone of the answer, with its offset """
    is_by_day: bool
    """ Between 08:00 and 20:00 of one day in the zone of the answer """
    capacity: int
    """ Applicants in one meeting """
    free: int
    """ Places that nobody has booked """
    reviewer_id: UUID | Unset = UNSET
    """ The interviewer; not for applicants """
    interviewer_name: str | Unset = UNSET
    """ The name of the interviewer; not for applicants """
    interviewer_time_zone: str | Unset = UNSET
    """ The zone of the interviewer; not for applicants """
    meeting: Meeting | None | Unset = UNSET
    """ How the two sides meet; not for applicants before they book """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.meeting import Meeting

        id = str(self.id)

        program_id = str(self.program_id)

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        local_starts_at = self.local_starts_at

        local_ends_at = self.local_ends_at

        is_by_day = self.is_by_day

        capacity = self.capacity

        free = self.free

        reviewer_id: str | Unset = UNSET
        if not isinstance(self.reviewer_id, Unset):
            reviewer_id = str(self.reviewer_id)

        interviewer_name = self.interviewer_name

        interviewer_time_zone = self.interviewer_time_zone

        meeting: dict[str, Any] | None | Unset
        if isinstance(self.meeting, Unset):
            meeting = UNSET
        elif isinstance(self.meeting, Meeting):
            meeting = self.meeting.to_dict()
        else:
            meeting = self.meeting

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "local_starts_at": local_starts_at,
                "local_ends_at": local_ends_at,
                "is_by_day": is_by_day,
                "capacity": capacity,
                "free": free,
            }
        )
        if reviewer_id is not UNSET:
            field_dict["reviewer_id"] = reviewer_id
        if interviewer_name is not UNSET:
            field_dict["interviewer_name"] = interviewer_name
        if interviewer_time_zone is not UNSET:
            field_dict["interviewer_time_zone"] = interviewer_time_zone
        if meeting is not UNSET:
            field_dict["meeting"] = meeting

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.meeting import Meeting

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        local_starts_at = d.pop("local_starts_at")

        local_ends_at = d.pop("local_ends_at")

        is_by_day = d.pop("is_by_day")

        capacity = d.pop("capacity")

        free = d.pop("free")

        _reviewer_id = d.pop("reviewer_id", UNSET)
        reviewer_id: UUID | Unset
        if isinstance(_reviewer_id, Unset):
            reviewer_id = UNSET
        else:
            reviewer_id = UUID(_reviewer_id)

        interviewer_name = d.pop("interviewer_name", UNSET)

        interviewer_time_zone = d.pop("interviewer_time_zone", UNSET)

        def _parse_meeting(data: object) -> Meeting | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                meeting_type_0 = Meeting.from_dict(data)

                return meeting_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Meeting | None | Unset, data)

        meeting = _parse_meeting(d.pop("meeting", UNSET))

        interview_slot = cls(
            id=id,
            program_id=program_id,
            starts_at=starts_at,
            ends_at=ends_at,
            local_starts_at=local_starts_at,
            local_ends_at=local_ends_at,
            is_by_day=is_by_day,
            capacity=capacity,
            free=free,
            reviewer_id=reviewer_id,
            interviewer_name=interviewer_name,
            interviewer_time_zone=interviewer_time_zone,
            meeting=meeting,
        )

        interview_slot.additional_properties = d
        return interview_slot

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
