from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decision_outcome import DecisionOutcome
from ..models.decision_reason import DecisionReason

T = TypeVar("T", bound="Decision")


@_attrs_define
class Decision:
    """The recorded outcome of one application, hidden until released"""

    id: UUID
    """ UUIDv7 """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    applicant_name: str
    """ The name of the person """
    outcome: DecisionOutcome
    """ - `select`: A place: the release makes an offer
    - `waitlist`: A place on the reserve
    - `not_select`: No place """
    reason_code: DecisionReason
    """ - `merit`: The quality of the application
    - `balance`: The balance of cities, countries or fields
    - `competitive`: Others were stronger
    - `incomplete`: Something was missing
    - `language`: The level in the program’s language
    - `other`: Something else: see the note """
    note: None | str
    """ For staff """
    message: None | str
    """ For the applicant, from the release on. The release writes the text of the reason here if it is null """
    waitlist_position: int | None
    """ The place on the waitlist; the release counts the places from 1. Null: another outcome """
    decided_by: str
    """ The name of the key that decided last """
    decided_at: datetime.datetime
    """ When it was decided last """
    released_at: datetime.datetime | None
    """ Null: hidden from everyone but staff """
    voided_at: datetime.datetime | None
    """ When the application left review before the release; the decision no longer counts """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        application_id = str(self.application_id)

        program_id = str(self.program_id)

        city_id = str(self.city_id)

        city_name = self.city_name

        applicant_name = self.applicant_name

        outcome = self.outcome.value

        reason_code = self.reason_code.value

        note: None | str
        note = self.note

        message: None | str
        message = self.message

        waitlist_position: int | None
        waitlist_position = self.waitlist_position

        decided_by = self.decided_by

        decided_at = self.decided_at.isoformat()

        released_at: None | str
        if isinstance(self.released_at, datetime.datetime):
            released_at = self.released_at.isoformat()
        else:
            released_at = self.released_at

        voided_at: None | str
        if isinstance(self.voided_at, datetime.datetime):
            voided_at = self.voided_at.isoformat()
        else:
            voided_at = self.voided_at

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "application_id": application_id,
                "program_id": program_id,
                "city_id": city_id,
                "city_name": city_name,
                "applicant_name": applicant_name,
                "outcome": outcome,
                "reason_code": reason_code,
                "note": note,
                "message": message,
                "waitlist_position": waitlist_position,
                "decided_by": decided_by,
                "decided_at": decided_at,
                "released_at": released_at,
                "voided_at": voided_at,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        application_id = UUID(d.pop("application_id"))

        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        applicant_name = d.pop("applicant_name")

        outcome = DecisionOutcome(d.pop("outcome"))

        reason_code = DecisionReason(d.pop("reason_code"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        def _parse_message(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        def _parse_waitlist_position(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        waitlist_position = _parse_waitlist_position(d.pop("waitlist_position"))

        decided_by = d.pop("decided_by")

        decided_at = datetime.datetime.fromisoformat(d.pop("decided_at"))

        def _parse_released_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                released_at_type_0 = datetime.datetime.fromisoformat(data)

                return released_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        released_at = _parse_released_at(d.pop("released_at"))

        def _parse_voided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                voided_at_type_0 = datetime.datetime.fromisoformat(data)

                return voided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        voided_at = _parse_voided_at(d.pop("voided_at"))

        version = d.pop("version")

        decision = cls(
            id=id,
            application_id=application_id,
            program_id=program_id,
            city_id=city_id,
            city_name=city_name,
            applicant_name=applicant_name,
            outcome=outcome,
            reason_code=reason_code,
            note=note,
            message=message,
            waitlist_position=waitlist_position,
            decided_by=decided_by,
            decided_at=decided_at,
            released_at=released_at,
            voided_at=voided_at,
            version=version,
        )

        decision.additional_properties = d
        return decision

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
