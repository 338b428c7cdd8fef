from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.payer_nights import PayerNights


T = TypeVar("T", bound="RoomStay")


@_attrs_define
class RoomStay:
    """The room of one person"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    name: str
    """ The name of the person """
    city_name: str
    """ The name of the city """
    country: str
    """ The country of the city, as an ISO 3166-1 alpha-2 code """
    check_in: datetime.date
    """ The local day of the arrival """
    check_out: datetime.date
    """ The local day of the departure """
    is_assumed: bool
    """ The arrival or the departure is not told: the program’s days are taken """
    nights: int
    """ The number of nights """
    payers: list[PayerNights]
    """ Who pays how many of them """
    accessibility: None | str
    """ What the person needs. Null: nothing was told """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        name = self.name

        city_name = self.city_name

        country = self.country

        check_in = self.check_in.isoformat()

        check_out = self.check_out.isoformat()

        is_assumed = self.is_assumed

        nights = self.nights

        payers = []
        for payers_item_data in self.payers:
            payers_item = payers_item_data.to_dict()
            payers.append(payers_item)

        accessibility: None | str
        accessibility = self.accessibility

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "name": name,
                "city_name": city_name,
                "country": country,
                "check_in": check_in,
                "check_out": check_out,
                "is_assumed": is_assumed,
                "nights": nights,
                "payers": payers,
                "accessibility": accessibility,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.payer_nights import PayerNights

        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        name = d.pop("name")

        city_name = d.pop("city_name")

        country = d.pop("country")

        check_in = datetime.date.fromisoformat(d.pop("check_in"))

        check_out = datetime.date.fromisoformat(d.pop("check_out"))

        is_assumed = d.pop("is_assumed")

        nights = d.pop("nights")

        payers = []
        _payers = d.pop("payers")
        for payers_item_data in _payers:
            payers_item = PayerNights.from_dict(payers_item_data)

            payers.append(payers_item)

        def _parse_accessibility(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        accessibility = _parse_accessibility(d.pop("accessibility"))

        room_stay = cls(
            application_id=application_id,
            name=name,
            city_name=city_name,
            country=country,
            check_in=check_in,
            check_out=check_out,
            is_assumed=is_assumed,
            nights=nights,
            payers=payers,
            accessibility=accessibility,
        )

        room_stay.additional_properties = d
        return room_stay

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
