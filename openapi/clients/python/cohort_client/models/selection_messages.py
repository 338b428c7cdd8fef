from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.message_kind import MessageKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionMessages")


@_attrs_define
class SelectionMessages:
    """How the program sends mails"""

    hold: list[MessageKind] | Unset = UNSET
    """ The kinds that wait for releaseMessages, or for sendMessage one by one; default: none """
    draft_reminder_hours: int | Unset = UNSET
    """ Hours before the close of the call at which a draft is reminded of it; default: 48 """
    reply_reminder_hours: list[int] | Unset = UNSET
    """ When an offer is reminded of its reply-by date, in hours before it; default: 72 and 24 """
    interview_reminder_hours: int | Unset = UNSET
    """ Hours before an interview at which the applicant is reminded of it; default: 24 """

    def to_dict(self) -> dict[str, Any]:
        hold: list[str] | Unset = UNSET
        if not isinstance(self.hold, Unset):
            hold = []
            for hold_item_data in self.hold:
                hold_item = hold_item_data.value
                hold.append(hold_item)

        draft_reminder_hours = self.draft_reminder_hours

        reply_reminder_hours: list[int] | Unset = UNSET
        if not isinstance(self.reply_reminder_hours, Unset):
            reply_reminder_hours = self.reply_reminder_hours

        interview_reminder_hours = self.interview_reminder_hours

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if hold is not UNSET:
            field_dict["hold"] = hold
        if draft_reminder_hours is not UNSET:
            field_dict["draft_reminder_hours"] = draft_reminder_hours
        if reply_reminder_hours is not UNSET:
            field_dict["reply_reminder_hours"] = reply_reminder_hours
        if interview_reminder_hours is not UNSET:
            field_dict["interview_reminder_hours"] = interview_reminder_hours

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _hold = d.pop("hold", UNSET)
        hold: list[MessageKind] | Unset = UNSET
        if _hold is not UNSET:
            hold = []
            for hold_item_data in _hold:
                hold_item = MessageKind(hold_item_data)

                hold.append(hold_item)

        draft_reminder_hours = d.pop("draft_reminder_hours", UNSET)

        reply_reminder_hours = cast(list[int], d.pop("reply_reminder_hours", UNSET))

        interview_reminder_hours = d.pop("interview_reminder_hours", UNSET)

        selection_messages = cls(
            hold=hold,
            draft_reminder_hours=draft_reminder_hours,
            reply_reminder_hours=reply_reminder_hours,
            interview_reminder_hours=interview_reminder_hours,
        )

        return selection_messages
