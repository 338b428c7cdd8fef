from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CallExtension")


@_attrs_define
class CallExtension:
    """The new end of the call: closes_on or closes_at"""

    reason: str
    """ Why; the public history shows it """
    closes_on: datetime.date | Unset = UNSET
    """ Until the end of this day in the program’s zone """
    closes_at: datetime.datetime | Unset = UNSET
    """ Before this instant """

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        closes_on: str | Unset = UNSET
        if not isinstance(self.closes_on, Unset):
            closes_on = self.closes_on.isoformat()

        closes_at: str | Unset = UNSET
        if not isinstance(self.closes_at, Unset):
            closes_at = self.closes_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if closes_on is not UNSET:
            field_dict["closes_on"] = closes_on
        if closes_at is not UNSET:
            field_dict["closes_at"] = closes_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason = d.pop("reason")

        _closes_on = d.pop("closes_on", UNSET)
        closes_on: datetime.date | Unset
        if isinstance(_closes_on, Unset):
            closes_on = UNSET
        else:
            closes_on = datetime.date.fromisoformat(_closes_on)

        _closes_at = d.pop("closes_at", UNSET)
        closes_at: datetime.datetime | Unset
        if isinstance(_closes_at, Unset):
            closes_at = UNSET
        else:
            closes_at = datetime.datetime.fromisoformat(_closes_at)

        call_extension = cls(
            reason=reason,
            closes_on=closes_on,
            closes_at=closes_at,
        )

        return call_extension
