from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.call_mode import CallMode
from ..types import UNSET, Unset

T = TypeVar("T", bound="CallInput")


@_attrs_define
class CallInput:
    """The call: each end as a day or as an instant"""

    opens_on: datetime.date | None | Unset = UNSET
    """ From the start of this day in the program’s zone """
    opens_at: datetime.datetime | None | Unset = UNSET
    """ From this instant; null: from the publication """
    closes_on: datetime.date | None | Unset = UNSET
    """ Until the end of this day in the program’s zone """
    closes_at: datetime.datetime | None | Unset = UNSET
    """ Before this instant """
    mode: CallMode | Unset = UNSET
    """ - `round`: One selection after the end of the call
    - `rolling`: Each application is decided as it comes """

    def to_dict(self) -> dict[str, Any]:
        opens_on: None | str | Unset
        if isinstance(self.opens_on, Unset):
            opens_on = UNSET
        elif isinstance(self.opens_on, datetime.date):
            opens_on = self.opens_on.isoformat()
        else:
            opens_on = self.opens_on

        opens_at: None | str | Unset
        if isinstance(self.opens_at, Unset):
            opens_at = UNSET
        elif isinstance(self.opens_at, datetime.datetime):
            opens_at = self.opens_at.isoformat()
        else:
            opens_at = self.opens_at

        closes_on: None | str | Unset
        if isinstance(self.closes_on, Unset):
            closes_on = UNSET
        elif isinstance(self.closes_on, datetime.date):
            closes_on = self.closes_on.isoformat()
        else:
            closes_on = self.closes_on

        closes_at: None | str | Unset
        if isinstance(self.closes_at, Unset):
            closes_at = UNSET
        elif isinstance(self.closes_at, datetime.datetime):
            closes_at = self.closes_at.isoformat()
        else:
            closes_at = self.closes_at

        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if opens_on is not UNSET:
            field_dict["opens_on"] = opens_on
        if opens_at is not UNSET:
            field_dict["opens_at"] = opens_at
        if closes_on is not UNSET:
            field_dict["closes_on"] = closes_on
        if closes_at is not UNSET:
            field_dict["closes_at"] = closes_at
        if mode is not UNSET:
            field_dict["mode"] = mode

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_opens_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opens_on_type_0 = datetime.date.fromisoformat(data)

                return opens_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        opens_on = _parse_opens_on(d.pop("opens_on", UNSET))

        def _parse_opens_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opens_at_type_0 = datetime.datetime.fromisoformat(data)

                return opens_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        opens_at = _parse_opens_at(d.pop("opens_at", UNSET))

        def _parse_closes_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closes_on_type_0 = datetime.date.fromisoformat(data)

                return closes_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        closes_on = _parse_closes_on(d.pop("closes_on", UNSET))

        def _parse_closes_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closes_at_type_0 = datetime.datetime.fromisoformat(data)

                return closes_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        closes_at = _parse_closes_at(d.pop("closes_at", UNSET))

        _mode = d.pop("mode", UNSET)
        mode: CallMode | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = CallMode(_mode)

        call_input = cls(
            opens_on=opens_on,
            opens_at=opens_at,
            closes_on=closes_on,
            closes_at=closes_at,
            mode=mode,
        )

        return call_input
