from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mail_language import MailLanguage
from ..models.message_kind import MessageKind
from ..models.message_reader import MessageReader
from ..models.template_source import TemplateSource

if TYPE_CHECKING:
    from ..models.template_field import TemplateField


T = TypeVar("T", bound="MessageTemplate")


@_attrs_define
class MessageTemplate:
    """The text of a kind of message in a language"""

    kind: MessageKind
    """ - `call`: A program invites to apply; to the focal points of the member cities
    - `draft_reminder`: A draft is about to lapse
    - `receipt`: The application was received
    - `correction_wanted`: The application was returned for a correction
    - `endorsement_wanted`: The city is asked to endorse a nominee, with a one-time link
    - `interview_invited`: The applicant is invited to book an interview
    - `interview_booked`: An interview was booked
    - `interview_moved`: An interview was moved
    - `interview_cancelled`: A booked interview was cancelled
    - `interview_tomorrow`: The interview is near
    - `decision`: The decision
    - `reply_reminder`: An offer waits for an answer
    - `promotion`: A place became free for somebody on the waitlist
    - `waitlist_closed`: The waitlist was closed
    - `offer_withdrawn`: An offer was withdrawn
    - `travel_wanted`: A confirmed participant is asked for travel details
    - `letter_ready`: A letter is ready
    - `certificate_ready`: The certificate is ready
    - `program_changed`: The dates or the place of a program changed
    - `program_cancelled`: A program was cancelled
    - `come_back`: Links for an applicant who lost the credential """
    language: MailLanguage
    """ - `en`: English
    - `ko`: Korean
    - `zh`: Chinese, simplified
    - `es`: Spanish
    - `fr`: French """
    program_id: None | UUID
    """ The program; null: the whole network """
    source: TemplateSource
    """ - `program`: Staff wrote it for this program
    - `network`: Staff wrote it for the network
    - `default`: Nobody wrote one: the service’s own text """
    subject: str
    """ The subject, in Liquid """
    text: str
    """ The text part, in Liquid """
    html: None | str
    """ The HTML part, in Liquid. Null: it is made of the text part """
    reader: MessageReader
    """ - `applicant`: The applicant
    - `city`: The focal point of the city """
    fields: list[TemplateField]
    """ All fields that the text can use """
    version: int
    """ Counts the changes; the ETag is made of it. 0: this one was never written """
    updated_at: datetime.datetime | None
    """ When it was last changed; null: never """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        language = self.language.value

        program_id: None | str
        if isinstance(self.program_id, UUID):
            program_id = str(self.program_id)
        else:
            program_id = self.program_id

        source = self.source.value

        subject = self.subject

        text = self.text

        html: None | str
        html = self.html

        reader = self.reader.value

        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.to_dict()
            fields.append(fields_item)

        version = self.version

        updated_at: None | str
        if isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "language": language,
                "program_id": program_id,
                "source": source,
                "subject": subject,
                "text": text,
                "html": html,
                "reader": reader,
                "fields": fields,
                "version": version,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.template_field import TemplateField

        d = dict(src_dict)
        kind = MessageKind(d.pop("kind"))

        language = MailLanguage(d.pop("language"))

        def _parse_program_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                program_id_type_0 = UUID(data)

                return program_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        program_id = _parse_program_id(d.pop("program_id"))

        source = TemplateSource(d.pop("source"))

        subject = d.pop("subject")

        text = d.pop("text")

        def _parse_html(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        html = _parse_html(d.pop("html"))

        reader = MessageReader(d.pop("reader"))

        fields = []
        _fields = d.pop("fields")
        for fields_item_data in _fields:
            fields_item = TemplateField.from_dict(fields_item_data)

            fields.append(fields_item)

        version = d.pop("version")

        def _parse_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_at = _parse_updated_at(d.pop("updated_at"))

        message_template = cls(
            kind=kind,
            language=language,
            program_id=program_id,
            source=source,
            subject=subject,
            text=text,
            html=html,
            reader=reader,
            fields=fields,
            version=version,
            updated_at=updated_at,
        )

        message_template.additional_properties = d
        return message_template

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
