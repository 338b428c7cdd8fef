from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mail_language import MailLanguage

T = TypeVar("T", bound="CityMailbox")


@_attrs_define
class CityMailbox:
    """Where a city is told of calls and of nominees to endorse"""

    city_id: UUID
    """ The id of the city (UUIDv7) """
    email: str
    """ The role mailbox of the focal point """
    language: MailLanguage | None
    """ The language of what it gets; null: that of the program """
    calls: bool
    """ It gets the calls of programs; false once somebody unsubscribed """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city_id = str(self.city_id)

        email = self.email

        language: None | str
        if isinstance(self.language, MailLanguage):
            language = self.language.value
        else:
            language = self.language

        calls = self.calls

        version = self.version

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city_id": city_id,
                "email": email,
                "language": language,
                "calls": calls,
                "version": version,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        city_id = UUID(d.pop("city_id"))

        email = d.pop("email")

        def _parse_language(data: object) -> MailLanguage | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_type_0 = MailLanguage(data)

                return language_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MailLanguage | None, data)

        language = _parse_language(d.pop("language"))

        calls = d.pop("calls")

        version = d.pop("version")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        city_mailbox = cls(
            city_id=city_id,
            email=email,
            language=language,
            calls=calls,
            version=version,
            updated_at=updated_at,
        )

        city_mailbox.additional_properties = d
        return city_mailbox

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
