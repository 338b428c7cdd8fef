from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_kind import MessageKind

T = TypeVar("T", bound="MailPreview")


@_attrs_define
class MailPreview:
    """A mail as it would go out now"""

    message_id: UUID
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
    recipient: None | str
    """ The address; null: it would not go out """
    subject: None | str
    """ The subject; null: it would not go out """
    text: None | str
    """ The text; null: it would not go out """
    reason: None | str
    """ Why it would not go out; null: it would """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message_id = str(self.message_id)

        kind = self.kind.value

        recipient: None | str
        recipient = self.recipient

        subject: None | str
        subject = self.subject

        text: None | str
        text = self.text

        reason: None | str
        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message_id": message_id,
                "kind": kind,
                "recipient": recipient,
                "subject": subject,
                "text": text,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        message_id = UUID(d.pop("message_id"))

        kind = MessageKind(d.pop("kind"))

        def _parse_recipient(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recipient = _parse_recipient(d.pop("recipient"))

        def _parse_subject(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject = _parse_subject(d.pop("subject"))

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        mail_preview = cls(
            message_id=message_id,
            kind=kind,
            recipient=recipient,
            subject=subject,
            text=text,
            reason=reason,
        )

        mail_preview.additional_properties = d
        return mail_preview

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
