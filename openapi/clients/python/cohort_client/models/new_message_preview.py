from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.mail_language import MailLanguage
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewMessagePreview")


@_attrs_define
class NewMessagePreview:
    """What to preview"""

    application_id: UUID | Unset = UNSET
    """ A real application, whose data are filled in. Left out: examples """
    program_id: UUID | Unset = UNSET
    """ Without an application: the program """
    language: MailLanguage | Unset = UNSET
    """ - `en`: English
    - `ko`: Korean
    - `zh`: Chinese, simplified
    - `es`: Spanish
    - `fr`: French """
    subject: str | Unset = UNSET
    """ A subject to try; left out: the current one """
    text: str | Unset = UNSET
    """ A text part to try; left out: the current one """
    html: None | str | Unset = UNSET
    """ An HTML part to try """

    def to_dict(self) -> dict[str, Any]:
        application_id: str | Unset = UNSET
        if not isinstance(self.application_id, Unset):
            application_id = str(self.application_id)

        program_id: str | Unset = UNSET
        if not isinstance(self.program_id, Unset):
            program_id = str(self.program_id)

        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language.value

        subject = self.subject

        text = self.text

        html: None | str | Unset
        if isinstance(self.html, Unset):
            html = UNSET
        else:
            html = self.html

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if application_id is not UNSET:
            field_dict["application_id"] = application_id
        if program_id is not UNSET:
            field_dict["program_id"] = program_id
        if language is not UNSET:
            field_dict["language"] = language
        if subject is not UNSET:
            field_dict["subject"] = subject
        if text is not UNSET:
            field_dict["text"] = text
        if html is not UNSET:
            field_dict["html"] = html

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _application_id = d.pop("application_id", UNSET)
        application_id: UUID | Unset
        if isinstance(_application_id, Unset):
            application_id = UNSET
        else:
            application_id = UUID(_application_id)

        _program_id = d.pop("program_id", UNSET)
        program_id: UUID | Unset
        if isinstance(_program_id, Unset):
            program_id = UNSET
        else:
            program_id = UUID(_program_id)

        _language = d.pop("language", UNSET)
        language: MailLanguage | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = MailLanguage(_language)

        subject = d.pop("subject", UNSET)

        text = d.pop("text", UNSET)

        def _parse_html(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        html = _parse_html(d.pop("html", UNSET))

        new_message_preview = cls(
            application_id=application_id,
            program_id=program_id,
            language=language,
            subject=subject,
            text=text,
            html=html,
        )

        return new_message_preview
