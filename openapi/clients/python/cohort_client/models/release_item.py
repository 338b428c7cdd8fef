from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decision_outcome import DecisionOutcome
from ..models.released_status import ReleasedStatus

T = TypeVar("T", bound="ReleaseItem")


@_attrs_define
class ReleaseItem:
    """A decision that a release carries out"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    outcome: DecisionOutcome
    """ - `select`: A place: the release makes an offer
    - `waitlist`: A place on the reserve
    - `not_select`: No place """
    to: ReleasedStatus
    """ - `offered`: Has a place, to be answered by `reply_by`
    - `waitlisted`: On the reserve
    - `not_selected`: Not selected """
    waitlist_position: int | None
    """ The place on the waitlist. Null: another outcome """
    latest_safe_decision_date: datetime.date | None
    """ The last day on which a decision leaves time for a visa. Null: no visa is needed, or it is not known whether
    one is """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        city_id = str(self.city_id)

        outcome = self.outcome.value

        to = self.to.value

        waitlist_position: int | None
        waitlist_position = self.waitlist_position

        latest_safe_decision_date: None | str
        if isinstance(self.latest_safe_decision_date, datetime.date):
            latest_safe_decision_date = self.latest_safe_decision_date.isoformat()
        else:
            latest_safe_decision_date = self.latest_safe_decision_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "city_id": city_id,
                "outcome": outcome,
                "to": to,
                "waitlist_position": waitlist_position,
                "latest_safe_decision_date": latest_safe_decision_date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        city_id = UUID(d.pop("city_id"))

        outcome = DecisionOutcome(d.pop("outcome"))

        to = ReleasedStatus(d.pop("to"))

        def _parse_waitlist_position(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        waitlist_position = _parse_waitlist_position(d.pop("waitlist_position"))

        def _parse_latest_safe_decision_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_safe_decision_date_type_0 = datetime.date.fromisoformat(data)

                return latest_safe_decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        latest_safe_decision_date = _parse_latest_safe_decision_date(
            d.pop("latest_safe_decision_date")
        )

        release_item = cls(
            application_id=application_id,
            city_id=city_id,
            outcome=outcome,
            to=to,
            waitlist_position=waitlist_position,
            latest_safe_decision_date=latest_safe_decision_date,
        )

        release_item.additional_properties = d
        return release_item

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
