from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CitySeats")


@_attrs_define
class CitySeats:
    """The seats that a city uses in a program"""

    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    cap: int | None
    """ Null: not limited """
    used: int
    """ How many are in use """
    over_by: int
    """ How many more are in use than a lowered cap allows """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city_id = str(self.city_id)

        city_name = self.city_name

        cap: int | None
        cap = self.cap

        used = self.used

        over_by = self.over_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city_id": city_id,
                "city_name": city_name,
                "cap": cap,
                "used": used,
                "over_by": over_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        def _parse_cap(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cap = _parse_cap(d.pop("cap"))

        used = d.pop("used")

        over_by = d.pop("over_by")

        city_seats = cls(
            city_id=city_id,
            city_name=city_name,
            cap=cap,
            used=used,
            over_by=over_by,
        )

        city_seats.additional_properties = d
        return city_seats

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
