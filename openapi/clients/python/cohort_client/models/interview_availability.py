from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.weekday import Weekday
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.meeting import Meeting


T = TypeVar("T", bound="InterviewAvailability")


@_attrs_define
class InterviewAvailability:
    """When an interviewer can meet"""

    reviewer_id: UUID
    """ The id of the interviewer (UUIDv7) """
    from_: str
    """ The local time from which the person can meet, `HH:MM` """
    until: str
    """ The local time at which the last meeting must have ended, `HH:MM` """
    weekdays: list[Weekday] | Unset = UNSET
    """ Default: every day of the window """
    time_zone: str | Unset = UNSET
    """ Default: the interviewer’s zone, else the program’s """
    meeting: Meeting | Unset = UNSET
    """ How the two sides meet """

    def to_dict(self) -> dict[str, Any]:
        reviewer_id = str(self.reviewer_id)

        from_ = self.from_

        until = self.until

        weekdays: list[str] | Unset = UNSET
        if not isinstance(self.weekdays, Unset):
            weekdays = []
            for weekdays_item_data in self.weekdays:
                weekdays_item = weekdays_item_data.value
                weekdays.append(weekdays_item)

        time_zone = self.time_zone

        meeting: dict[str, Any] | Unset = UNSET
        if not isinstance(self.meeting, Unset):
            meeting = self.meeting.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reviewer_id": reviewer_id,
                "from": from_,
                "until": until,
            }
        )
        if weekdays is not UNSET:
            field_dict["weekdays"] = weekdays
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if meeting is not UNSET:
            field_dict["meeting"] = meeting

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.meeting import Meeting

        d = dict(src_dict)
        reviewer_id = UUID(d.pop("reviewer_id"))

        from_ = d.pop("from")

        until = d.pop("until")

        _weekdays = d.pop("weekdays", UNSET)
        weekdays: list[Weekday] | Unset = UNSET
        if _weekdays is not UNSET:
            weekdays = []
            for weekdays_item_data in _weekdays:
                weekdays_item = Weekday(weekdays_item_data)

                weekdays.append(weekdays_item)

        time_zone = d.pop("time_zone", UNSET)

        _meeting = d.pop("meeting", UNSET)
        meeting: Meeting | Unset
        if isinstance(_meeting, Unset):
            meeting = UNSET
        else:
            meeting = Meeting.from_dict(_meeting)

        interview_availability = cls(
            reviewer_id=reviewer_id,
            from_=from_,
            until=until,
            weekdays=weekdays,
            time_zone=time_zone,
            meeting=meeting,
        )

        return interview_availability
