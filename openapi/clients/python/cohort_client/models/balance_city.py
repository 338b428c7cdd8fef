from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BalanceCity")


@_attrs_define
class BalanceCity:
    """A city in a shortlist"""

    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    country: str
    """ ISO 3166-1 alpha-2 """
    first_time: bool
    """ Whether nobody of the city took part in an earlier program """
    count: int
    """ The number of applications """
    cap: int | None
    """ Participants of the city at most. Null: not limited """
    taken: int
    """ Seats that are taken now """
    after: int
    """ The same with those of the shortlist that have none yet """
    over_by: int
    """ How many of these are more than there may be """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city_id = str(self.city_id)

        city_name = self.city_name

        country = self.country

        first_time = self.first_time

        count = self.count

        cap: int | None
        cap = self.cap

        taken = self.taken

        after = self.after

        over_by = self.over_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city_id": city_id,
                "city_name": city_name,
                "country": country,
                "first_time": first_time,
                "count": count,
                "cap": cap,
                "taken": taken,
                "after": after,
                "over_by": over_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        country = d.pop("country")

        first_time = d.pop("first_time")

        count = d.pop("count")

        def _parse_cap(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cap = _parse_cap(d.pop("cap"))

        taken = d.pop("taken")

        after = d.pop("after")

        over_by = d.pop("over_by")

        balance_city = cls(
            city_id=city_id,
            city_name=city_name,
            country=country,
            first_time=first_time,
            count=count,
            cap=cap,
            taken=taken,
            after=after,
            over_by=over_by,
        )

        balance_city.additional_properties = d
        return balance_city

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
