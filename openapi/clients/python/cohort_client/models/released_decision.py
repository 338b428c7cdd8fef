from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decision_outcome import DecisionOutcome

T = TypeVar("T", bound="ReleasedDecision")


@_attrs_define
class ReleasedDecision:
    """A decision as its applicant sees it"""

    outcome: DecisionOutcome
    """ - `select`: A place: the release makes an offer
    - `waitlist`: A place on the reserve
    - `not_select`: No place """
    message: None | str
    """ A message to the applicant """
    released_at: datetime.datetime
    """ When it became visible """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        outcome = self.outcome.value

        message: None | str
        message = self.message

        released_at = self.released_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "outcome": outcome,
                "message": message,
                "released_at": released_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        outcome = DecisionOutcome(d.pop("outcome"))

        def _parse_message(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        released_at = datetime.datetime.fromisoformat(d.pop("released_at"))

        released_decision = cls(
            outcome=outcome,
            message=message,
            released_at=released_at,
        )

        released_decision.additional_properties = d
        return released_decision

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
