from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReleaseCity")


@_attrs_define
class ReleaseCity:
    """A city’s seats before and after a release"""

    city_id: UUID
    """ The id of the city (UUIDv7) """
    cap: int | None
    """ Participants of the city at most. Null: not limited """
    taken: int
    """ Seats that are held before the release """
    after: int
    """ The same with those that it selects """
    over_by: int
    """ How many of these are more than there may be """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city_id = str(self.city_id)

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

        def _parse_cap(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cap = _parse_cap(d.pop("cap"))

        taken = d.pop("taken")

        after = d.pop("after")

        over_by = d.pop("over_by")

        release_city = cls(
            city_id=city_id,
            cap=cap,
            taken=taken,
            after=after,
            over_by=over_by,
        )

        release_city.additional_properties = d
        return release_city

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
