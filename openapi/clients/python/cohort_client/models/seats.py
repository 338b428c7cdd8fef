from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.city_seats import CitySeats


T = TypeVar("T", bound="Seats")


@_attrs_define
class Seats:
    """The seats of a program, city by city"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    total: int | None
    """ Null: not limited """
    used: int
    """ Offered, accepted or confirmed """
    held: int
    """ Open decisions to select: each takes a seat when it is released """
    free: int | None
    """ total - used; open decisions do not count yet """
    over_by: int
    """ How many more are in use than a lowered cap allows """
    cities: list[CitySeats]
    """ Those that have a seat, by name """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        total: int | None
        total = self.total

        used = self.used

        held = self.held

        free: int | None
        free = self.free

        over_by = self.over_by

        cities = []
        for cities_item_data in self.cities:
            cities_item = cities_item_data.to_dict()
            cities.append(cities_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "total": total,
                "used": used,
                "held": held,
                "free": free,
                "over_by": over_by,
                "cities": cities,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.city_seats import CitySeats

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        def _parse_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total = _parse_total(d.pop("total"))

        used = d.pop("used")

        held = d.pop("held")

        def _parse_free(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        free = _parse_free(d.pop("free"))

        over_by = d.pop("over_by")

        cities = []
        _cities = d.pop("cities")
        for cities_item_data in _cities:
            cities_item = CitySeats.from_dict(cities_item_data)

            cities.append(cities_item)

        seats = cls(
            program_id=program_id,
            total=total,
            used=used,
            held=held,
            free=free,
            over_by=over_by,
            cities=cities,
        )

        seats.additional_properties = d
        return seats

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
