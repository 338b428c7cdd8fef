from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.interview_availability import InterviewAvailability
    from ..models.new_interview_slot import NewInterviewSlot


T = TypeVar("T", bound="NewInterviewSlots")


@_attrs_define
class NewInterviewSlots:
    """Slots to generate, or given singly, or both"""

    availability: list[InterviewAvailability] | Unset = UNSET
    """ Slots are generated from these for the days of the program’s interview window """
    minutes: int | Unset = UNSET
    """ The length of a meeting; default: the program’s """
    pause_minutes: int | Unset = UNSET
    """ Between two meetings; default: the program’s """
    capacity: int | Unset = UNSET
    """ Applicants in one meeting; default: the program’s """
    slots: list[NewInterviewSlot] | Unset = UNSET
    """ Slots that are given singly """

    def to_dict(self) -> dict[str, Any]:
        availability: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.availability, Unset):
            availability = []
            for availability_item_data in self.availability:
                availability_item = availability_item_data.to_dict()
                availability.append(availability_item)

        minutes = self.minutes

        pause_minutes = self.pause_minutes

        capacity = self.capacity

        slots: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.slots, Unset):
            slots = []
            for slots_item_data in self.slots:
                slots_item = slots_item_data.to_dict()
                slots.append(slots_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if availability is not UNSET:
            field_dict["availability"] = availability
        if minutes is not UNSET:
            field_dict["minutes"] = minutes
        if pause_minutes is not UNSET:
            field_dict["pause_minutes"] = pause_minutes
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if slots is not UNSET:
            field_dict["slots"] = slots

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interview_availability import InterviewAvailability
        from ..models.new_interview_slot import NewInterviewSlot

        d = dict(src_dict)
        _availability = d.pop("availability", UNSET)
        availability: list[InterviewAvailability] | Unset = UNSET
        if _availability is not UNSET:
            availability = []
            for availability_item_data in _availability:
                availability_item = InterviewAvailability.from_dict(
                    availability_item_data
                )

                availability.append(availability_item)

        minutes = d.pop("minutes", UNSET)

        pause_minutes = d.pop("pause_minutes", UNSET)

        capacity = d.pop("capacity", UNSET)

        _slots = d.pop("slots", UNSET)
        slots: list[NewInterviewSlot] | Unset = UNSET
        if _slots is not UNSET:
            slots = []
            for slots_item_data in _slots:
                slots_item = NewInterviewSlot.from_dict(slots_item_data)

                slots.append(slots_item)

        new_interview_slots = cls(
            availability=availability,
            minutes=minutes,
            pause_minutes=pause_minutes,
            capacity=capacity,
            slots=slots,
        )

        return new_interview_slots
