from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.meeting import Meeting


T = TypeVar("T", bound="NewInterviewSlot")


@_attrs_define
class NewInterviewSlot:
    """One time that an interviewer offers"""

    reviewer_id: UUID
    """ The id of the interviewer (UUIDv7) """
    starts_at: datetime.datetime
    """ In the future, in the program’s interview window """
    minutes: int | Unset = UNSET
    """ The length of a meeting; default: the program’s """
    capacity: int | Unset = UNSET
    """ Applicants in one meeting; default: the program’s """
    meeting: Meeting | Unset = UNSET
    """ How the two sides meet """

    def to_dict(self) -> dict[str, Any]:
        reviewer_id = str(self.reviewer_id)

        starts_at = self.starts_at.isoformat()

        minutes = self.minutes

        capacity = self.capacity

        meeting: dict[str, Any] | Unset = UNSET
        if not isinstance(self.meeting, Unset):
            meeting = self.meeting.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reviewer_id": reviewer_id,
                "starts_at": starts_at,
            }
        )
        if minutes is not UNSET:
            field_dict["minutes"] = minutes
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if meeting is not UNSET:
            field_dict["meeting"] = meeting

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.meeting import Meeting

        d = dict(src_dict)
        reviewer_id = UUID(d.pop("reviewer_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        minutes = d.pop("minutes", UNSET)

        capacity = d.pop("capacity", UNSET)

        _meeting = d.pop("meeting", UNSET)
        meeting: Meeting | Unset
        if isinstance(_meeting, Unset):
            meeting = UNSET
        else:
            meeting = Meeting.from_dict(_meeting)

        new_interview_slot = cls(
            reviewer_id=reviewer_id,
            starts_at=starts_at,
            minutes=minutes,
            capacity=capacity,
            meeting=meeting,
        )

        return new_interview_slot
