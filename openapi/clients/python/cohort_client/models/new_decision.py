from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.decision_outcome import DecisionOutcome
from ..models.decision_reason import DecisionReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewDecision")


@_attrs_define
class NewDecision:
    """An outcome with its reason"""

    outcome: DecisionOutcome
    """ - `select`: A place: the release makes an offer
    - `waitlist`: A place on the reserve
    - `not_select`: No place """
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
    waitlist_position: int | None | Unset = UNSET
    """ Only with `waitlist`: the place in its order. Left out: the place that it has, or the next one. Of two with
    the same place the earlier decision comes first. """

    def to_dict(self) -> dict[str, Any]:
        outcome = self.outcome.value

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

        waitlist_position: int | None | Unset
        if isinstance(self.waitlist_position, Unset):
            waitlist_position = UNSET
        else:
            waitlist_position = self.waitlist_position

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "outcome": outcome,
                "reason_code": reason_code,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if message is not UNSET:
            field_dict["message"] = message
        if waitlist_position is not UNSET:
            field_dict["waitlist_position"] = waitlist_position

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        outcome = DecisionOutcome(d.pop("outcome"))

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

        def _parse_waitlist_position(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        waitlist_position = _parse_waitlist_position(d.pop("waitlist_position", UNSET))

        new_decision = cls(
            outcome=outcome,
            reason_code=reason_code,
            note=note,
            message=message,
            waitlist_position=waitlist_position,
        )

        return new_decision
