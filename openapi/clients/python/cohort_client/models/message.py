from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mail_language import MailLanguage
from ..models.message_action import MessageAction
from ..models.message_kind import MessageKind
from ..models.message_status import MessageStatus

T = TypeVar("T", bound="Message")


@_attrs_define
class Message:
    """A message with its text"""

    id: UUID
    """ The id of the message (UUIDv7) """
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
    status: MessageStatus
    """ - `held`: It waits for staff to send it
    - `due`: A worker sends it within seconds, or tries again later
    - `sent`: The mail server has taken it, or it is a file
    - `failed`: The mail server refused it for good
    - `suppressed`: It was not sent: it was no longer true, or there was no address """
    program_id: None | UUID
    """ The program; null: a link to come back """
    application_id: None | UUID
    """ The application; null: it is about none """
    city_id: None | UUID
    """ The city that is told, or whose nominee is told """
    recipient: None | str
    """ The address; null: it is looked up when the mail is sent """
    language: MailLanguage | None
    """ The language of the mail; null: it was not sent """
    subject: None | str
    """ The subject of the mail; null: it was not sent """
    reason: None | str
    """ Why it failed or is tried again: the words of the mail server. Of a suppressed one: no_longer_true,
    no_address or unsubscribed """
    attempts: int
    """ How often a worker tried to send it """
    sent_at: datetime.datetime | None
    """ When the mail server took it; null: it did not """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    text: None | str
    """ The text part as it went out, or as it would now. Null: it would not go out. One-time links are cut """
    html: None | str
    """ The HTML part, likewise """
    allowed: list[MessageAction]
    """ What you can do with it now """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind.value

        status = self.status.value

        program_id: None | str
        if isinstance(self.program_id, UUID):
            program_id = str(self.program_id)
        else:
            program_id = self.program_id

        application_id: None | str
        if isinstance(self.application_id, UUID):
            application_id = str(self.application_id)
        else:
            application_id = self.application_id

        city_id: None | str
        if isinstance(self.city_id, UUID):
            city_id = str(self.city_id)
        else:
            city_id = self.city_id

        recipient: None | str
        recipient = self.recipient

        language: None | str
        if isinstance(self.language, MailLanguage):
            language = self.language.value
        else:
            language = self.language

        subject: None | str
        subject = self.subject

        reason: None | str
        reason = self.reason

        attempts = self.attempts

        sent_at: None | str
        if isinstance(self.sent_at, datetime.datetime):
            sent_at = self.sent_at.isoformat()
        else:
            sent_at = self.sent_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        text: None | str
        text = self.text

        html: None | str
        html = self.html

        allowed = []
        for allowed_item_data in self.allowed:
            allowed_item = allowed_item_data.value
            allowed.append(allowed_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "status": status,
                "program_id": program_id,
                "application_id": application_id,
                "city_id": city_id,
                "recipient": recipient,
                "language": language,
                "subject": subject,
                "reason": reason,
                "attempts": attempts,
                "sent_at": sent_at,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
                "text": text,
                "html": html,
                "allowed": allowed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = MessageKind(d.pop("kind"))

        status = MessageStatus(d.pop("status"))

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

        def _parse_application_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                application_id_type_0 = UUID(data)

                return application_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        application_id = _parse_application_id(d.pop("application_id"))

        def _parse_city_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                city_id_type_0 = UUID(data)

                return city_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        city_id = _parse_city_id(d.pop("city_id"))

        def _parse_recipient(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recipient = _parse_recipient(d.pop("recipient"))

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

        def _parse_subject(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject = _parse_subject(d.pop("subject"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        attempts = d.pop("attempts")

        def _parse_sent_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sent_at_type_0 = datetime.datetime.fromisoformat(data)

                return sent_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        sent_at = _parse_sent_at(d.pop("sent_at"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        def _parse_html(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        html = _parse_html(d.pop("html"))

        allowed = []
        _allowed = d.pop("allowed")
        for allowed_item_data in _allowed:
            allowed_item = MessageAction(allowed_item_data)

            allowed.append(allowed_item)

        message = cls(
            id=id,
            kind=kind,
            status=status,
            program_id=program_id,
            application_id=application_id,
            city_id=city_id,
            recipient=recipient,
            language=language,
            subject=subject,
            reason=reason,
            attempts=attempts,
            sent_at=sent_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            text=text,
            html=html,
            allowed=allowed,
        )

        message.additional_properties = d
        return message

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
