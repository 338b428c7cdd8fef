from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.participant_state import ParticipantState
from ..models.participant_status import ParticipantStatus

T = TypeVar("T", bound="Participant")


@_attrs_define
class Participant:
    """A person with a seat in a program"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    status: ParticipantStatus
    """ - `accepted`: Accepted the offer
    - `confirmed`: Accepted, and every condition of the offer is met """
    participation: None | ParticipantState
    """ How the participation stands; null: the place is not confirmed yet """
    name: str
    """ The name of the person """
    position_title: None | str
    """ The title of the post """
    department: None | str
    """ The department, bureau or agency """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    country: str
    """ The country of the city, as an ISO 3166-1 alpha-2 code """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        status = self.status.value

        participation: None | str
        if isinstance(self.participation, ParticipantState):
            participation = self.participation.value
        else:
            participation = self.participation

        name = self.name

        position_title: None | str
        position_title = self.position_title

        department: None | str
        department = self.department

        city_id = str(self.city_id)

        city_name = self.city_name

        country = self.country

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "status": status,
                "participation": participation,
                "name": name,
                "position_title": position_title,
                "department": department,
                "city_id": city_id,
                "city_name": city_name,
                "country": country,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        status = ParticipantStatus(d.pop("status"))

        def _parse_participation(data: object) -> None | ParticipantState:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                participation_type_0 = ParticipantState(data)

                return participation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ParticipantState, data)

        participation = _parse_participation(d.pop("participation"))

        name = d.pop("name")

        def _parse_position_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        position_title = _parse_position_title(d.pop("position_title"))

        def _parse_department(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        department = _parse_department(d.pop("department"))

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        country = d.pop("country")

        participant = cls(
            application_id=application_id,
            status=status,
            participation=participation,
            name=name,
            position_title=position_title,
            department=department,
            city_id=city_id,
            city_name=city_name,
            country=country,
        )

        participant.additional_properties = d
        return participant

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
