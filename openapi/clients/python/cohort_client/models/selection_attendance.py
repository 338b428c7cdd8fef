from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.attendance_unit import AttendanceUnit
from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionAttendance")


@_attrs_define
class SelectionAttendance:
    """When a participant has taken part"""

    by: AttendanceUnit | Unset = UNSET
    """ - `day`: The days of the program
    - `session`: The sessions of its agenda """
    min_share: float | Unset = UNSET
    """ The share that a participant must attend to complete the program; default: 0.8 """
    check_in_days_before: int | Unset = UNSET
    """ Days before the first day from which participants are checked in; default: 1 """

    def to_dict(self) -> dict[str, Any]:
        by: str | Unset = UNSET
        if not isinstance(self.by, Unset):
            by = self.by.value

        min_share = self.min_share

        check_in_days_before = self.check_in_days_before

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if by is not UNSET:
            field_dict["by"] = by
        if min_share is not UNSET:
            field_dict["min_share"] = min_share
        if check_in_days_before is not UNSET:
            field_dict["check_in_days_before"] = check_in_days_before

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _by = d.pop("by", UNSET)
        by: AttendanceUnit | Unset
        if isinstance(_by, Unset):
            by = UNSET
        else:
            by = AttendanceUnit(_by)

        min_share = d.pop("min_share", UNSET)

        check_in_days_before = d.pop("check_in_days_before", UNSET)

        selection_attendance = cls(
            by=by,
            min_share=min_share,
            check_in_days_before=check_in_days_before,
        )

        return selection_attendance
