from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionInterviewsType0")


@_attrs_define
class SelectionInterviewsType0:
    """The days set aside for interviews; null: none"""

    from_: datetime.date
    """ The first day """
    to: datetime.date
    """ The last day """
    minutes: int | Unset = UNSET
    """ The length of a meeting; default: 30 """
    pause_minutes: int | Unset = UNSET
    """ Between two meetings; default: 0 """
    capacity: int | Unset = UNSET
    """ Applicants in one meeting; default: 1 """
    moves: int | Unset = UNSET
    """ How often an applicant can move it; default: 2 """
    rebookings: int | Unset = UNSET
    """ How often an applicant who did not come can book again; default: 1 """

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_.isoformat()

        to = self.to.isoformat()

        minutes = self.minutes

        pause_minutes = self.pause_minutes

        capacity = self.capacity

        moves = self.moves

        rebookings = self.rebookings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from": from_,
                "to": to,
            }
        )
        if minutes is not UNSET:
            field_dict["minutes"] = minutes
        if pause_minutes is not UNSET:
            field_dict["pause_minutes"] = pause_minutes
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if moves is not UNSET:
            field_dict["moves"] = moves
        if rebookings is not UNSET:
            field_dict["rebookings"] = rebookings

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        from_ = datetime.date.fromisoformat(d.pop("from"))

        to = datetime.date.fromisoformat(d.pop("to"))

        minutes = d.pop("minutes", UNSET)

        pause_minutes = d.pop("pause_minutes", UNSET)

        capacity = d.pop("capacity", UNSET)

        moves = d.pop("moves", UNSET)

        rebookings = d.pop("rebookings", UNSET)

        selection_interviews_type_0 = cls(
            from_=from_,
            to=to,
            minutes=minutes,
            pause_minutes=pause_minutes,
            capacity=capacity,
            moves=moves,
            rebookings=rebookings,
        )

        return selection_interviews_type_0
