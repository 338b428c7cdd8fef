from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cefr_level import CefrLevel
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_error import ProblemError


T = TypeVar("T", bound="EligibilityFacts")


@_attrs_define
class EligibilityFacts:
    """The values on which a criterion was judged. Each criterion has only its own"""

    opens_at: datetime.datetime | None | Unset = UNSET
    """ call_open: when the call opens; null: it was open at publication """
    closes_at: datetime.datetime | None | Unset = UNSET
    """ call_open: when the call ends """
    judged_at: datetime.datetime | Unset = UNSET
    """ call_open: the instant that is held against both """
    due_at: datetime.datetime | None | Unset = UNSET
    """ call_open: until when a returned application can be corrected """
    city_id: UUID | Unset = UNSET
    """ city_member: the city """
    city: str | Unset = UNSET
    """ city_member: the name of the city """
    on: datetime.date | Unset = UNSET
    """ city_member: the day of the membership, in the zone of the program """
    cap: int | None | Unset = UNSET
    """ city_slot_free: the slots of the city; null: not limited """
    used: int | Unset = UNSET
    """ city_slot_free: the slots in use """
    seats: int | Unset = UNSET
    """ seats_left: the seats of the program """
    taken: int | Unset = UNSET
    """ seats_left: the seats that others have """
    endorsement: str | Unset = UNSET
    """ city_endorsement: given, own, asked, declined or none """
    level: str | Unset = UNSET
    """ managerial_level: the level of the post; language_level: the level of the language """
    employer_type: str | Unset = UNSET
    """ public_employee: the employer """
    field_of_work: str | Unset = UNSET
    """ field_of_work: the field of the post """
    preferred: list[str] | Unset = UNSET
    """ field_of_work: the preferred fields """
    language: str | Unset = UNSET
    """ language_level: the language of the program """
    expected: CefrLevel | Unset = UNSET
    """ A level of the Common European Framework of Reference for Languages

    - `A1`: Beginner
    - `A2`: Elementary
    - `B1`: Intermediate
    - `B2`: Upper intermediate
    - `C1`: Advanced
    - `C2`: Proficient """
    errors: list[ProblemError] | Unset = UNSET
    """ form_complete: the fields to add or to correct, as in `errors` """
    missing: list[str] | Unset = UNSET
    """ documents_complete: the kinds that are missing """
    expires_on: datetime.date | Unset = UNSET
    """ passport_validity: the last day of the passport """
    needed: int | str | Unset = UNSET
    """ passport_validity: the day until which the passport should be valid; visa_lead_time: the days needed """
    decision_on: datetime.date | Unset = UNSET
    """ visa_lead_time: the day of the planned decision """
    days: int | Unset = UNSET
    """ visa_lead_time: the days from the decision to the first day """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        opens_at: None | str | Unset
        if isinstance(self.opens_at, Unset):
            opens_at = UNSET
        elif isinstance(self.opens_at, datetime.datetime):
            opens_at = self.opens_at.isoformat()
        else:
            opens_at = self.opens_at

        closes_at: None | str | Unset
        if isinstance(self.closes_at, Unset):
            closes_at = UNSET
        elif isinstance(self.closes_at, datetime.datetime):
            closes_at = self.closes_at.isoformat()
        else:
            closes_at = self.closes_at

        judged_at: str | Unset = UNSET
        if not isinstance(self.judged_at, Unset):
            judged_at = self.judged_at.isoformat()

        due_at: None | str | Unset
        if isinstance(self.due_at, Unset):
            due_at = UNSET
        elif isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        city_id: str | Unset = UNSET
        if not isinstance(self.city_id, Unset):
            city_id = str(self.city_id)

        city = self.city

        on: str | Unset = UNSET
        if not isinstance(self.on, Unset):
            on = self.on.isoformat()

        cap: int | None | Unset
        if isinstance(self.cap, Unset):
            cap = UNSET
        else:
            cap = self.cap

        used = self.used

        seats = self.seats

        taken = self.taken

        endorsement = self.endorsement

        level = self.level

        employer_type = self.employer_type

        field_of_work = self.field_of_work

        preferred: list[str] | Unset = UNSET
        if not isinstance(self.preferred, Unset):
            preferred = self.preferred

        language = self.language

        expected: str | Unset = UNSET
        if not isinstance(self.expected, Unset):
            expected = self.expected.value

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

        missing: list[str] | Unset = UNSET
        if not isinstance(self.missing, Unset):
            missing = self.missing

        expires_on: str | Unset = UNSET
        if not isinstance(self.expires_on, Unset):
            expires_on = self.expires_on.isoformat()

        needed: int | str | Unset
        if isinstance(self.needed, Unset):
            needed = UNSET
        else:
            needed = self.needed

        decision_on: str | Unset = UNSET
        if not isinstance(self.decision_on, Unset):
            decision_on = self.decision_on.isoformat()

        days = self.days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if opens_at is not UNSET:
            field_dict["opens_at"] = opens_at
        if closes_at is not UNSET:
            field_dict["closes_at"] = closes_at
        if judged_at is not UNSET:
            field_dict["judged_at"] = judged_at
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if city_id is not UNSET:
            field_dict["city_id"] = city_id
        if city is not UNSET:
            field_dict["city"] = city
        if on is not UNSET:
            field_dict["on"] = on
        if cap is not UNSET:
            field_dict["cap"] = cap
        if used is not UNSET:
            field_dict["used"] = used
        if seats is not UNSET:
            field_dict["seats"] = seats
        if taken is not UNSET:
            field_dict["taken"] = taken
        if endorsement is not UNSET:
            field_dict["endorsement"] = endorsement
        if level is not UNSET:
            field_dict["level"] = level
        if employer_type is not UNSET:
            field_dict["employer_type"] = employer_type
        if field_of_work is not UNSET:
            field_dict["field_of_work"] = field_of_work
        if preferred is not UNSET:
            field_dict["preferred"] = preferred
        if language is not UNSET:
            field_dict["language"] = language
        if expected is not UNSET:
            field_dict["expected"] = expected
        if errors is not UNSET:
            field_dict["errors"] = errors
        if missing is not UNSET:
            field_dict["missing"] = missing
        if expires_on is not UNSET:
            field_dict["expires_on"] = expires_on
        if needed is not UNSET:
            field_dict["needed"] = needed
        if decision_on is not UNSET:
            field_dict["decision_on"] = decision_on
        if days is not UNSET:
            field_dict["days"] = days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.problem_error import ProblemError

        d = dict(src_dict)

        def _parse_opens_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opens_at_type_0 = datetime.datetime.fromisoformat(data)

                return opens_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        opens_at = _parse_opens_at(d.pop("opens_at", UNSET))

        def _parse_closes_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closes_at_type_0 = datetime.datetime.fromisoformat(data)

                return closes_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        closes_at = _parse_closes_at(d.pop("closes_at", UNSET))

        _judged_at = d.pop("judged_at", UNSET)
        judged_at: datetime.datetime | Unset
        if isinstance(_judged_at, Unset):
            judged_at = UNSET
        else:
            judged_at = datetime.datetime.fromisoformat(_judged_at)

        def _parse_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due_at = _parse_due_at(d.pop("due_at", UNSET))

        _city_id = d.pop("city_id", UNSET)
        city_id: UUID | Unset
        if isinstance(_city_id, Unset):
            city_id = UNSET
        else:
            city_id = UUID(_city_id)

        city = d.pop("city", UNSET)

        _on = d.pop("on", UNSET)
        on: datetime.date | Unset
        if isinstance(_on, Unset):
            on = UNSET
        else:
            on = datetime.date.fromisoformat(_on)

        def _parse_cap(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        cap = _parse_cap(d.pop("cap", UNSET))

        used = d.pop("used", UNSET)

        seats = d.pop("seats", UNSET)

        taken = d.pop("taken", UNSET)

        endorsement = d.pop("endorsement", UNSET)

        level = d.pop("level", UNSET)

        employer_type = d.pop("employer_type", UNSET)

        field_of_work = d.pop("field_of_work", UNSET)

        preferred = cast(list[str], d.pop("preferred", UNSET))

        language = d.pop("language", UNSET)

        _expected = d.pop("expected", UNSET)
        expected: CefrLevel | Unset
        if isinstance(_expected, Unset):
            expected = UNSET
        else:
            expected = CefrLevel(_expected)

        _errors = d.pop("errors", UNSET)
        errors: list[ProblemError] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = ProblemError.from_dict(errors_item_data)

                errors.append(errors_item)

        missing = cast(list[str], d.pop("missing", UNSET))

        _expires_on = d.pop("expires_on", UNSET)
        expires_on: datetime.date | Unset
        if isinstance(_expires_on, Unset):
            expires_on = UNSET
        else:
            expires_on = datetime.date.fromisoformat(_expires_on)

        def _parse_needed(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        needed = _parse_needed(d.pop("needed", UNSET))

        _decision_on = d.pop("decision_on", UNSET)
        decision_on: datetime.date | Unset
        if isinstance(_decision_on, Unset):
            decision_on = UNSET
        else:
            decision_on = datetime.date.fromisoformat(_decision_on)

        days = d.pop("days", UNSET)

        eligibility_facts = cls(
            opens_at=opens_at,
            closes_at=closes_at,
            judged_at=judged_at,
            due_at=due_at,
            city_id=city_id,
            city=city,
            on=on,
            cap=cap,
            used=used,
            seats=seats,
            taken=taken,
            endorsement=endorsement,
            level=level,
            employer_type=employer_type,
            field_of_work=field_of_work,
            preferred=preferred,
            language=language,
            expected=expected,
            errors=errors,
            missing=missing,
            expires_on=expires_on,
            needed=needed,
            decision_on=decision_on,
            days=days,
        )

        eligibility_facts.additional_properties = d
        return eligibility_facts

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
