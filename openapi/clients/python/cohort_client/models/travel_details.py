from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.arrival import Arrival
    from ..models.departure import Departure
    from ..models.diet import Diet
    from ..models.emergency_contact import EmergencyContact
    from ..models.insurance import Insurance


T = TypeVar("T", bound="TravelDetails")


@_attrs_define
class TravelDetails:
    """How somebody travels, and needs"""

    arrival: Arrival | None
    """ Null: not told """
    departure: Departure | None
    """ Null: not told """
    diet: Diet | None
    """ Null: not told """
    accessibility: None | str
    """ What the person needs to take part. Null: nothing """
    emergency_contact: EmergencyContact | None
    """ Null: not told """
    insurance: Insurance | None
    """ Null: not told """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.arrival import Arrival
        from ..models.departure import Departure
        from ..models.diet import Diet
        from ..models.emergency_contact import EmergencyContact
        from ..models.insurance import Insurance

        arrival: dict[str, Any] | None
        if isinstance(self.arrival, Arrival):
            arrival = self.arrival.to_dict()
        else:
            arrival = self.arrival

        departure: dict[str, Any] | None
        if isinstance(self.departure, Departure):
            departure = self.departure.to_dict()
        else:
            departure = self.departure

        diet: dict[str, Any] | None
        if isinstance(self.diet, Diet):
            diet = self.diet.to_dict()
        else:
            diet = self.diet

        accessibility: None | str
        accessibility = self.accessibility

        emergency_contact: dict[str, Any] | None
        if isinstance(self.emergency_contact, EmergencyContact):
            emergency_contact = self.emergency_contact.to_dict()
        else:
            emergency_contact = self.emergency_contact

        insurance: dict[str, Any] | None
        if isinstance(self.insurance, Insurance):
            insurance = self.insurance.to_dict()
        else:
            insurance = self.insurance

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "arrival": arrival,
                "departure": departure,
                "diet": diet,
                "accessibility": accessibility,
                "emergency_contact": emergency_contact,
                "insurance": insurance,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.arrival import Arrival
        from ..models.departure import Departure
        from ..models.diet import Diet
        from ..models.emergency_contact import EmergencyContact
        from ..models.insurance import Insurance

        d = dict(src_dict)

        def _parse_arrival(data: object) -> Arrival | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                arrival_type_0 = Arrival.from_dict(data)

                return arrival_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Arrival | None, data)

        arrival = _parse_arrival(d.pop("arrival"))

        def _parse_departure(data: object) -> Departure | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                departure_type_0 = Departure.from_dict(data)

                return departure_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Departure | None, data)

        departure = _parse_departure(d.pop("departure"))

        def _parse_diet(data: object) -> Diet | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                diet_type_0 = Diet.from_dict(data)

                return diet_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Diet | None, data)

        diet = _parse_diet(d.pop("diet"))

        def _parse_accessibility(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        accessibility = _parse_accessibility(d.pop("accessibility"))

        def _parse_emergency_contact(data: object) -> EmergencyContact | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                emergency_contact_type_0 = EmergencyContact.from_dict(data)

                return emergency_contact_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EmergencyContact | None, data)

        emergency_contact = _parse_emergency_contact(d.pop("emergency_contact"))

        def _parse_insurance(data: object) -> Insurance | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                insurance_type_0 = Insurance.from_dict(data)

                return insurance_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Insurance | None, data)

        insurance = _parse_insurance(d.pop("insurance"))

        travel_details = cls(
            arrival=arrival,
            departure=departure,
            diet=diet,
            accessibility=accessibility,
            emergency_contact=emergency_contact,
            insurance=insurance,
        )

        travel_details.additional_properties = d
        return travel_details

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
