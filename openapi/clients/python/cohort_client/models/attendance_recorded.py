from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AttendanceRecorded")


@_attrs_define
class AttendanceRecorded:
    """What was noted"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    on: datetime.date
    """ YYYY-MM-DD """
    session: None | str
    """ The title of the session. Null: the whole day """
    present: int
    """ How many were noted as present """
    absent: int
    """ How many were noted as absent """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        on = self.on.isoformat()

        session: None | str
        session = self.session

        present = self.present

        absent = self.absent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "on": on,
                "session": session,
                "present": present,
                "absent": absent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_session(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        session = _parse_session(d.pop("session"))

        present = d.pop("present")

        absent = d.pop("absent")

        attendance_recorded = cls(
            program_id=program_id,
            on=on,
            session=session,
            present=present,
            absent=absent,
        )

        attendance_recorded.additional_properties = d
        return attendance_recorded

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
