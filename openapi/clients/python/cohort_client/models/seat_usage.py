from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SeatUsage")


@_attrs_define
class SeatUsage:
    """The seats of a program"""

    total: int | None
    """ Null: not limited """
    used: int
    """ How many are in use """
    free: int | None
    """ How many are left. Null: not limited """
    over_by: int
    """ How many more are in use than a lowered cap allows """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total: int | None
        total = self.total

        used = self.used

        free: int | None
        free = self.free

        over_by = self.over_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "total": total,
                "used": used,
                "free": free,
                "over_by": over_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total = _parse_total(d.pop("total"))

        used = d.pop("used")

        def _parse_free(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        free = _parse_free(d.pop("free"))

        over_by = d.pop("over_by")

        seat_usage = cls(
            total=total,
            used=used,
            free=free,
            over_by=over_by,
        )

        seat_usage.additional_properties = d
        return seat_usage

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
