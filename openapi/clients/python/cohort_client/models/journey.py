from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Journey")


@_attrs_define
class Journey:
    """The arrival or the departure of one person"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    name: str
    """ The name of the person """
    city_name: str
    """ The name of the city """
    country: str
    """ The country of the city, as an ISO 3166-1 alpha-2 code """
    at: datetime.datetime | None
    """ When; null: not told """
    local_time: None | str
    """ The same in the zone of the program, for a printed list """
    place: None | str
    """ The airport, station or border """
    number: None | str
    """ The number of the flight, train or ship """
    accessibility: None | str
    """ What the person needs. Null: nothing was told """
    has_request: bool
    """ The participant wants a change that staff have not answered """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        name = self.name

        city_name = self.city_name

        country = self.country

        at: None | str
        if isinstance(self.at, datetime.datetime):
            at = self.at.isoformat()
        else:
            at = self.at

        local_time: None | str
        local_time = self.local_time

        place: None | str
        place = self.place

        number: None | str
        number = self.number

        accessibility: None | str
        accessibility = self.accessibility

        has_request = self.has_request

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "name": name,
                "city_name": city_name,
                "country": country,
                "at": at,
                "local_time": local_time,
                "place": place,
                "number": number,
                "accessibility": accessibility,
                "has_request": has_request,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        name = d.pop("name")

        city_name = d.pop("city_name")

        country = d.pop("country")

        def _parse_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                at_type_0 = datetime.datetime.fromisoformat(data)

                return at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        at = _parse_at(d.pop("at"))

        def _parse_local_time(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        local_time = _parse_local_time(d.pop("local_time"))

        def _parse_place(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        place = _parse_place(d.pop("place"))

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        def _parse_accessibility(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        accessibility = _parse_accessibility(d.pop("accessibility"))

        has_request = d.pop("has_request")

        journey = cls(
            application_id=application_id,
            name=name,
            city_name=city_name,
            country=country,
            at=at,
            local_time=local_time,
            place=place,
            number=number,
            accessibility=accessibility,
            has_request=has_request,
        )

        journey.additional_properties = d
        return journey

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
