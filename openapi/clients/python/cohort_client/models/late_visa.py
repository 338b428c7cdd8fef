from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LateVisa")


@_attrs_define
class LateVisa:
    """A person who cannot get a visa in time"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    days: int
    """ Days before the program starts, from the decision on """
    needed: int
    """ Days that a visa takes """
    latest_safe_decision_date: datetime.date
    """ The last day on which a decision would have left time """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        days = self.days

        needed = self.needed

        latest_safe_decision_date = self.latest_safe_decision_date.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "days": days,
                "needed": needed,
                "latest_safe_decision_date": latest_safe_decision_date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        days = d.pop("days")

        needed = d.pop("needed")

        latest_safe_decision_date = datetime.date.fromisoformat(
            d.pop("latest_safe_decision_date")
        )

        late_visa = cls(
            application_id=application_id,
            days=days,
            needed=needed,
            latest_safe_decision_date=latest_safe_decision_date,
        )

        late_visa.additional_properties = d
        return late_visa

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
