from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.mail_language import MailLanguage
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewCityMailbox")


@_attrs_define
class NewCityMailbox:
    """The mailbox of a city"""

    email: str
    """ The role mailbox of the focal point, not a person’s """
    language: MailLanguage | None | Unset = UNSET
    """ The language of what it gets; null: that of the program """
    calls: bool | Unset = UNSET
    """ Whether it gets the calls of programs; default: true """

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        elif isinstance(self.language, MailLanguage):
            language = self.language.value
        else:
            language = self.language

        calls = self.calls

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
            }
        )
        if language is not UNSET:
            field_dict["language"] = language
        if calls is not UNSET:
            field_dict["calls"] = calls

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        email = d.pop("email")

        def _parse_language(data: object) -> MailLanguage | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_type_0 = MailLanguage(data)

                return language_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MailLanguage | None | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        calls = d.pop("calls", UNSET)

        new_city_mailbox = cls(
            email=email,
            language=language,
            calls=calls,
        )

        return new_city_mailbox
