from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mail_language import MailLanguage
from ..models.message_kind import MessageKind

T = TypeVar("T", bound="MessagePreview")


@_attrs_define
class MessagePreview:
    """A mail as it would look"""

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
    subject: str
    """ The subject """
    text: str
    """ The text part """
    html: str
    """ The HTML part """
    examples: list[str]
    """ The fields that the application does not have yet: they show an example """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        language = self.language.value

        subject = self.subject

        text = self.text

        html = self.html

        examples = self.examples

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "language": language,
                "subject": subject,
                "text": text,
                "html": html,
                "examples": examples,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = MessageKind(d.pop("kind"))

        language = MailLanguage(d.pop("language"))

        subject = d.pop("subject")

        text = d.pop("text")

        html = d.pop("html")

        examples = cast(list[str], d.pop("examples"))

        message_preview = cls(
            kind=kind,
            language=language,
            subject=subject,
            text=text,
            html=html,
            examples=examples,
        )

        message_preview.additional_properties = d
        return message_preview

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
