from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decision_outcome import DecisionOutcome
from ..models.decision_reason import DecisionReason

T = TypeVar("T", bound="DecidedItem")


@_attrs_define
class DecidedItem:
    """A decision that was recorded with others"""

    id: None | UUID
    """ The id of the decision. Null: a dry run """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
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
    waitlist_position: int | None
    """ The place on the waitlist. Null: another outcome """
    before: DecisionOutcome | None
    """ The outcome of the decision that it changes. Null: there was none """
    version: int | None
    """ Its version; the ETag is made of it. Null: a dry run """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        application_id = str(self.application_id)

        city_id = str(self.city_id)

        outcome = self.outcome.value

        reason_code = self.reason_code.value

        waitlist_position: int | None
        waitlist_position = self.waitlist_position

        before: None | str
        if isinstance(self.before, DecisionOutcome):
            before = self.before.value
        else:
            before = self.before

        version: int | None
        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "application_id": application_id,
                "city_id": city_id,
                "outcome": outcome,
                "reason_code": reason_code,
                "waitlist_position": waitlist_position,
                "before": before,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        application_id = UUID(d.pop("application_id"))

        city_id = UUID(d.pop("city_id"))

        outcome = DecisionOutcome(d.pop("outcome"))

        reason_code = DecisionReason(d.pop("reason_code"))

        def _parse_waitlist_position(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        waitlist_position = _parse_waitlist_position(d.pop("waitlist_position"))

        def _parse_before(data: object) -> DecisionOutcome | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                before_type_0 = DecisionOutcome(data)

                return before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DecisionOutcome | None, data)

        before = _parse_before(d.pop("before"))

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        decided_item = cls(
            id=id,
            application_id=application_id,
            city_id=city_id,
            outcome=outcome,
            reason_code=reason_code,
            waitlist_position=waitlist_position,
            before=before,
            version=version,
        )

        decided_item.additional_properties = d
        return decided_item

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
