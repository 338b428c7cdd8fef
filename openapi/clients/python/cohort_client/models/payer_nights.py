from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.payer import Payer

T = TypeVar("T", bound="PayerNights")


@_attrs_define
class PayerNights:
    """Room nights of one payer"""

    payer: None | Payer
    """ Who pays. Null: the program’s coverage does not say """
    nights: int
    """ The number of room nights """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payer: None | str
        if isinstance(self.payer, Payer):
            payer = self.payer.value
        else:
            payer = self.payer

        nights = self.nights

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "payer": payer,
                "nights": nights,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_payer(data: object) -> None | Payer:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                payer_type_0 = Payer(data)

                return payer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Payer, data)

        payer = _parse_payer(d.pop("payer"))

        nights = d.pop("nights")

        payer_nights = cls(
            payer=payer,
            nights=nights,
        )

        payer_nights.additional_properties = d
        return payer_nights

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
