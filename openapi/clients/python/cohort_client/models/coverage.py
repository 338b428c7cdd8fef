from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.payer import Payer
from ..types import UNSET, Unset

T = TypeVar("T", bound="Coverage")


@_attrs_define
class Coverage:
    """Who pays what"""

    international_flight: Payer | Unset = UNSET
    """ - `participant`: The participant
    - `host`: The host of the program
    - `city`: The city of the participant
    - `partner`: Another partner of the program """
    visa: Payer | Unset = UNSET
    """ - `participant`: The participant
    - `host`: The host of the program
    - `city`: The city of the participant
    - `partner`: Another partner of the program """
    accommodation: Payer | Unset = UNSET
    """ - `participant`: The participant
    - `host`: The host of the program
    - `city`: The city of the participant
    - `partner`: Another partner of the program """
    meals: Payer | Unset = UNSET
    """ - `participant`: The participant
    - `host`: The host of the program
    - `city`: The city of the participant
    - `partner`: Another partner of the program """
    local_transport: Payer | Unset = UNSET
    """ - `participant`: The participant
    - `host`: The host of the program
    - `city`: The city of the participant
    - `partner`: Another partner of the program """
    insurance: Payer | Unset = UNSET
    """ - `participant`: The participant
    - `host`: The host of the program
    - `city`: The city of the participant
    - `partner`: Another partner of the program """

    def to_dict(self) -> dict[str, Any]:
        international_flight: str | Unset = UNSET
        if not isinstance(self.international_flight, Unset):
            international_flight = self.international_flight.value

        visa: str | Unset = UNSET
        if not isinstance(self.visa, Unset):
            visa = self.visa.value

        accommodation: str | Unset = UNSET
        if not isinstance(self.accommodation, Unset):
            accommodation = self.accommodation.value

        meals: str | Unset = UNSET
        if not isinstance(self.meals, Unset):
            meals = self.meals.value

        local_transport: str | Unset = UNSET
        if not isinstance(self.local_transport, Unset):
            local_transport = self.local_transport.value

        insurance: str | Unset = UNSET
        if not isinstance(self.insurance, Unset):
            insurance = self.insurance.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if international_flight is not UNSET:
            field_dict["international_flight"] = international_flight
        if visa is not UNSET:
            field_dict["visa"] = visa
        if accommodation is not UNSET:
            field_dict["accommodation"] = accommodation
        if meals is not UNSET:
            field_dict["meals"] = meals
        if local_transport is not UNSET:
            field_dict["local_transport"] = local_transport
        if insurance is not UNSET:
            field_dict["insurance"] = insurance

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _international_flight = d.pop("international_flight", UNSET)
        international_flight: Payer | Unset
        if isinstance(_international_flight, Unset):
            international_flight = UNSET
        else:
            international_flight = Payer(_international_flight)

        _visa = d.pop("visa", UNSET)
        visa: Payer | Unset
        if isinstance(_visa, Unset):
            visa = UNSET
        else:
            visa = Payer(_visa)

        _accommodation = d.pop("accommodation", UNSET)
        accommodation: Payer | Unset
        if isinstance(_accommodation, Unset):
            accommodation = UNSET
        else:
            accommodation = Payer(_accommodation)

        _meals = d.pop("meals", UNSET)
        meals: Payer | Unset
        if isinstance(_meals, Unset):
            meals = UNSET
        else:
            meals = Payer(_meals)

        _local_transport = d.pop("local_transport", UNSET)
        local_transport: Payer | Unset
        if isinstance(_local_transport, Unset):
            local_transport = UNSET
        else:
            local_transport = Payer(_local_transport)

        _insurance = d.pop("insurance", UNSET)
        insurance: Payer | Unset
        if isinstance(_insurance, Unset):
            insurance = UNSET
        else:
            insurance = Payer(_insurance)

        coverage = cls(
            international_flight=international_flight,
            visa=visa,
            accommodation=accommodation,
            meals=meals,
            local_transport=local_transport,
            insurance=insurance,
        )

        return coverage
