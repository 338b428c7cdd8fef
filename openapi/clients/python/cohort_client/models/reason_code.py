from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decision_reason import DecisionReason

if TYPE_CHECKING:
    from ..models.default_messages import DefaultMessages


T = TypeVar("T", bound="ReasonCode")


@_attrs_define
class ReasonCode:
    """A reason for a decision, with its texts for the applicant"""

    code: DecisionReason
    """ - `merit`: The quality of the application
    - `balance`: The balance of cities, countries or fields
    - `competitive`: Others were stronger
    - `incomplete`: Something was missing
    - `language`: The level in the program’s language
    - `other`: Something else: see the note """
    meaning: str
    """ For staff: what the reason says """
    messages: DefaultMessages
    """ What the applicant reads if the decision has no message, by its outcome """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        meaning = self.meaning

        messages = self.messages.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "meaning": meaning,
                "messages": messages,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.default_messages import DefaultMessages

        d = dict(src_dict)
        code = DecisionReason(d.pop("code"))

        meaning = d.pop("meaning")

        messages = DefaultMessages.from_dict(d.pop("messages"))

        reason_code = cls(
            code=code,
            meaning=meaning,
            messages=messages,
        )

        reason_code.additional_properties = d
        return reason_code

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
