from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attendance_unit import AttendanceUnit

if TYPE_CHECKING:
    from ..models.attendance_note import AttendanceNote


T = TypeVar("T", bound="Attendance")


@_attrs_define
class Attendance:
    """How much of a program somebody attended"""

    by: AttendanceUnit
    """ - `day`: The days of the program
    - `session`: The sessions of its agenda """
    attended: int
    """ How many the participant attended """
    of: int
    """ How many there are """
    share: float
    """ The share, from 0 to 1 """
    min_share: float
    """ The share that completes the program """
    noted: list[AttendanceNote]
    """ All that was noted, by day and session """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by = self.by.value

        attended = self.attended

        of = self.of

        share = self.share

        min_share = self.min_share

        noted = []
        for noted_item_data in self.noted:
            noted_item = noted_item_data.to_dict()
            noted.append(noted_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "attended": attended,
                "of": of,
                "share": share,
                "min_share": min_share,
                "noted": noted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.attendance_note import AttendanceNote

        d = dict(src_dict)
        by = AttendanceUnit(d.pop("by"))

        attended = d.pop("attended")

        of = d.pop("of")

        share = d.pop("share")

        min_share = d.pop("min_share")

        noted = []
        _noted = d.pop("noted")
        for noted_item_data in _noted:
            noted_item = AttendanceNote.from_dict(noted_item_data)

            noted.append(noted_item)

        attendance = cls(
            by=by,
            attended=attended,
            of=of,
            share=share,
            min_share=min_share,
            noted=noted,
        )

        attendance.additional_properties = d
        return attendance

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
