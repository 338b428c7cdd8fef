from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.decision_reason import DecisionReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="DecisionPart")


@_attrs_define
class DecisionPart:
    """The same reason for a part of a shortlist"""

    reason_code: DecisionReason
    """ - `merit`: The quality of the application
    - `balance`: The balance of cities, countries or fields
    - `competitive`: Others were stronger
    - `incomplete`: Something was missing
    - `language`: The level in the program’s language
    - `other`: Something else: see the note """
    note: None | str | Unset = UNSET
    """ For staff """
    message: None | str | Unset = UNSET
    """ For the applicant, from the release on. Left out: the text of the reason (listReasonCodes) """

    def to_dict(self) -> dict[str, Any]:
        reason_code = self.reason_code.value

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason_code": reason_code,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if message is not UNSET:
            field_dict["message"] = message

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason_code = DecisionReason(d.pop("reason_code"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_message(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        message = _parse_message(d.pop("message", UNSET))

        decision_part = cls(
            reason_code=reason_code,
            note=note,
            message=message,
        )

        return decision_part
