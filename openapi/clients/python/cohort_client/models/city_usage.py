from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CityUsage")


@_attrs_define
class CityUsage:
    """The city’s seats in the program: those that are offered, accepted or confirmed"""

    cap: int | None
    """ Null: not limited """
    used: int
    """ How many are in use """
    free: int | None
    """ How many are left. Null: not limited """
    over_by: int
    """ How many more are in use than a lowered cap allows """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cap: int | None
        cap = self.cap

        used = self.used

        free: int | None
        free = self.free

        over_by = self.over_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cap": cap,
                "used": used,
                "free": free,
                "over_by": over_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_cap(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cap = _parse_cap(d.pop("cap"))

        used = d.pop("used")

        def _parse_free(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        free = _parse_free(d.pop("free"))

        over_by = d.pop("over_by")

        city_usage = cls(
            cap=cap,
            used=used,
            free=free,
            over_by=over_by,
        )

        city_usage.additional_properties = d
        return city_usage

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
