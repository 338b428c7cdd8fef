from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.arrival import Arrival
    from ..models.departure import Departure
    from ..models.diet import Diet
    from ..models.emergency_contact import EmergencyContact
    from ..models.insurance import Insurance


T = TypeVar("T", bound="NewTravel")


@_attrs_define
class NewTravel:
    """All details at once: what is left out is not told"""

    arrival: Arrival | None | Unset = UNSET
    """ Null: not told """
    departure: Departure | None | Unset = UNSET
    """ Null: not told """
    diet: Diet | None | Unset = UNSET
    """ Null: not told """
    accessibility: None | str | Unset = UNSET
    """ What the person needs to take part. Null: nothing """
    emergency_contact: EmergencyContact | None | Unset = UNSET
    """ Null: not told """
    insurance: Insurance | None | Unset = UNSET
    """ Null: not told """

    def to_dict(self) -> dict[str, Any]:
        from ..models.arrival import Arrival
        from ..models.departure import Departure
        from ..models.diet import Diet
        from ..models.emergency_contact import EmergencyContact
        from ..models.insurance import Insurance

        arrival: dict[str, Any] | None | Unset
        if isinstance(self.arrival, Unset):
            arrival = UNSET
        elif isinstance(self.arrival, Arrival):
            arrival = self.arrival.to_dict()
        else:
            arrival = self.arrival

        departure: dict[str, Any] | None | Unset
        if isinstance(self.departure, Unset):
            departure = UNSET
        elif isinstance(self.departure, Departure):
            departure = self.departure.to_dict()
        else:
            departure = self.departure

        diet: dict[str, Any] | None | Unset
        if isinstance(self.diet, Unset):
            diet = UNSET
        elif isinstance(self.diet, Diet):
            diet = self.diet.to_dict()
        else:
            diet = self.diet

        accessibility: None | str | Unset
        if isinstance(self.accessibility, Unset):
            accessibility = UNSET
        else:
            accessibility = self.accessibility

        emergency_contact: dict[str, Any] | None | Unset
        if isinstance(self.emergency_contact, Unset):
            emergency_contact = UNSET
        elif isinstance(self.emergency_contact, EmergencyContact):
            emergency_contact = self.emergency_contact.to_dict()
        else:
            emergency_contact = self.emergency_contact

        insurance: dict[str, Any] | None | Unset
        if isinstance(self.insurance, Unset):
            insurance = UNSET
        elif isinstance(self.insurance, Insurance):
            insurance = self.insurance.to_dict()
        else:
            insurance = self.insurance

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if arrival is not UNSET:
            field_dict["arrival"] = arrival
        if departure is not UNSET:
            field_dict["departure"] = departure
        if diet is not UNSET:
            field_dict["diet"] = diet
        if accessibility is not UNSET:
            field_dict["accessibility"] = accessibility
        if emergency_contact is not UNSET:
            field_dict["emergency_contact"] = emergency_contact
        if insurance is not UNSET:
            field_dict["insurance"] = insurance

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.arrival import Arrival
        from ..models.departure import Departure
        from ..models.diet import Diet
        from ..models.emergency_contact import EmergencyContact
        from ..models.insurance import Insurance

        d = dict(src_dict)

        def _parse_arrival(data: object) -> Arrival | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                arrival_type_0 = Arrival.from_dict(data)

                return arrival_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Arrival | None | Unset, data)

        arrival = _parse_arrival(d.pop("arrival", UNSET))

        def _parse_departure(data: object) -> Departure | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                departure_type_0 = Departure.from_dict(data)

                return departure_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Departure | None | Unset, data)

        departure = _parse_departure(d.pop("departure", UNSET))

        def _parse_diet(data: object) -> Diet | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                diet_type_0 = Diet.from_dict(data)

                return diet_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Diet | None | Unset, data)

        diet = _parse_diet(d.pop("diet", UNSET))

        def _parse_accessibility(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        accessibility = _parse_accessibility(d.pop("accessibility", UNSET))

        def _parse_emergency_contact(data: object) -> EmergencyContact | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                emergency_contact_type_0 = EmergencyContact.from_dict(data)

                return emergency_contact_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EmergencyContact | None | Unset, data)

        emergency_contact = _parse_emergency_contact(d.pop("emergency_contact", UNSET))

        def _parse_insurance(data: object) -> Insurance | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                insurance_type_0 = Insurance.from_dict(data)

                return insurance_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Insurance | None | Unset, data)

        insurance = _parse_insurance(d.pop("insurance", UNSET))

        new_travel = cls(
            arrival=arrival,
            departure=departure,
            diet=diet,
            accessibility=accessibility,
            emergency_contact=emergency_contact,
            insurance=insurance,
        )

        return new_travel
