from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.payer_nights import PayerNights
    from ..models.room_stay import RoomStay
    from ..models.rooms_of_night import RoomsOfNight


T = TypeVar("T", bound="Rooming")


@_attrs_define
class Rooming:
    """Who stays when, and who pays"""

    items: list[RoomStay]
    """ Each person, by city and name """
    next_cursor: None
    """ Always null: the list is on one page """
    payers: list[PayerNights]
    """ All nights by payer """
    nights: list[RoomsOfNight]
    """ The rooms of each night """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_cursor = self.next_cursor

        payers = []
        for payers_item_data in self.payers:
            payers_item = payers_item_data.to_dict()
            payers.append(payers_item)

        nights = []
        for nights_item_data in self.nights:
            nights_item = nights_item_data.to_dict()
            nights.append(nights_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "next_cursor": next_cursor,
                "payers": payers,
                "nights": nights,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.payer_nights import PayerNights
        from ..models.room_stay import RoomStay
        from ..models.rooms_of_night import RoomsOfNight

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RoomStay.from_dict(items_item_data)

            items.append(items_item)

        next_cursor = d.pop("next_cursor")

        payers = []
        _payers = d.pop("payers")
        for payers_item_data in _payers:
            payers_item = PayerNights.from_dict(payers_item_data)

            payers.append(payers_item)

        nights = []
        _nights = d.pop("nights")
        for nights_item_data in _nights:
            nights_item = RoomsOfNight.from_dict(nights_item_data)

            nights.append(nights_item)

        rooming = cls(
            items=items,
            next_cursor=next_cursor,
            payers=payers,
            nights=nights,
        )

        rooming.additional_properties = d
        return rooming

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
