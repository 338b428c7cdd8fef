from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewAttendance")


@_attrs_define
class NewAttendance:
    """Who was there, and who was not; of the others nothing is noted"""

    on: datetime.date
    """ The local day, within the program """
    present: list[UUID]
    """ The applications of those who were there """
    session: None | str | Unset = UNSET
    """ The title of a session of that day. Null: the whole day """
    absent: list[UUID] | Unset = UNSET
    """ The applications of those who were not """

    def to_dict(self) -> dict[str, Any]:
        on = self.on.isoformat()

        present = []
        for present_item_data in self.present:
            present_item = str(present_item_data)
            present.append(present_item)

        session: None | str | Unset
        if isinstance(self.session, Unset):
            session = UNSET
        else:
            session = self.session

        absent: list[str] | Unset = UNSET
        if not isinstance(self.absent, Unset):
            absent = []
            for absent_item_data in self.absent:
                absent_item = str(absent_item_data)
                absent.append(absent_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "on": on,
                "present": present,
            }
        )
        if session is not UNSET:
            field_dict["session"] = session
        if absent is not UNSET:
            field_dict["absent"] = absent

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        present = []
        _present = d.pop("present")
        for present_item_data in _present:
            present_item = UUID(present_item_data)

            present.append(present_item)

        def _parse_session(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        session = _parse_session(d.pop("session", UNSET))

        _absent = d.pop("absent", UNSET)
        absent: list[UUID] | Unset = UNSET
        if _absent is not UNSET:
            absent = []
            for absent_item_data in _absent:
                absent_item = UUID(absent_item_data)

                absent.append(absent_item)

        new_attendance = cls(
            on=on,
            present=present,
            session=session,
            absent=absent,
        )

        return new_attendance
