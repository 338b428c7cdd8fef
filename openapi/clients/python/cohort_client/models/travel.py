from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.arrival import Arrival
    from ..models.departure import Departure
    from ..models.diet import Diet
    from ..models.emergency_contact import EmergencyContact
    from ..models.insurance import Insurance
    from ..models.travel_details import TravelDetails


T = TypeVar("T", bound="Travel")


@_attrs_define
class Travel:
    """The travel details of somebody with a place"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    program_id: UUID
    """ The id of the program (UUIDv7) """
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
    is_frozen: bool
    """ From now on a change of the participant is a request to staff """
    requested: None | TravelDetails
    """ The change that staff have not accepted yet. Null: none """
    requested_at: datetime.datetime | None
    """ When it was requested; null: none is """
    version: int
    """ Counts the changes; the ETag is made of it """
    created_at: datetime.datetime
    """ When they were first told """
    updated_at: datetime.datetime
    """ When they were last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.arrival import Arrival
        from ..models.departure import Departure
        from ..models.diet import Diet
        from ..models.emergency_contact import EmergencyContact
        from ..models.insurance import Insurance
        from ..models.travel_details import TravelDetails

        application_id = str(self.application_id)

        program_id = str(self.program_id)

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

        is_frozen = self.is_frozen

        requested: dict[str, Any] | None
        if isinstance(self.requested, TravelDetails):
            requested = self.requested.to_dict()
        else:
            requested = self.requested

        requested_at: None | str
        if isinstance(self.requested_at, datetime.datetime):
            requested_at = self.requested_at.isoformat()
        else:
            requested_at = self.requested_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "program_id": program_id,
                "arrival": arrival,
                "departure": departure,
                "diet": diet,
                "accessibility": accessibility,
                "emergency_contact": emergency_contact,
                "insurance": insurance,
                "is_frozen": is_frozen,
                "requested": requested,
                "requested_at": requested_at,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
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
        from ..models.travel_details import TravelDetails

        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        program_id = UUID(d.pop("program_id"))

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

        is_frozen = d.pop("is_frozen")

        def _parse_requested(data: object) -> None | TravelDetails:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                requested_type_0 = TravelDetails.from_dict(data)

                return requested_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TravelDetails, data)

        requested = _parse_requested(d.pop("requested"))

        def _parse_requested_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                requested_at_type_0 = datetime.datetime.fromisoformat(data)

                return requested_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        requested_at = _parse_requested_at(d.pop("requested_at"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        travel = cls(
            application_id=application_id,
            program_id=program_id,
            arrival=arrival,
            departure=departure,
            diet=diet,
            accessibility=accessibility,
            emergency_contact=emergency_contact,
            insurance=insurance,
            is_frozen=is_frozen,
            requested=requested,
            requested_at=requested_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        travel.additional_properties = d
        return travel

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
