from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LatePassport")


@_attrs_define
class LatePassport:
    """A person whose passport expires within six months of the last day"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    expires_on: datetime.date
    """ The last day of the passport """
    needed: datetime.date
    """ The day until which it should be valid """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        expires_on = self.expires_on.isoformat()

        needed = self.needed.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "expires_on": expires_on,
                "needed": needed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        expires_on = datetime.date.fromisoformat(d.pop("expires_on"))

        needed = datetime.date.fromisoformat(d.pop("needed"))

        late_passport = cls(
            application_id=application_id,
            expires_on=expires_on,
            needed=needed,
        )

        late_passport.additional_properties = d
        return late_passport

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
