from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CallSent")


@_attrs_define
class CallSent:
    """Whom a call reaches"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    told: int
    """ Cities that got a message now """
    told_before: int
    """ Cities that had it already: each is told once """
    without_mailbox: list[UUID]
    """ Cities that nobody can be told at: see setCityMailbox """
    unsubscribed: list[UUID]
    """ Cities that want no calls """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        told = self.told

        told_before = self.told_before

        without_mailbox = []
        for without_mailbox_item_data in self.without_mailbox:
            without_mailbox_item = str(without_mailbox_item_data)
            without_mailbox.append(without_mailbox_item)

        unsubscribed = []
        for unsubscribed_item_data in self.unsubscribed:
            unsubscribed_item = str(unsubscribed_item_data)
            unsubscribed.append(unsubscribed_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "told": told,
                "told_before": told_before,
                "without_mailbox": without_mailbox,
                "unsubscribed": unsubscribed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        told = d.pop("told")

        told_before = d.pop("told_before")

        without_mailbox = []
        _without_mailbox = d.pop("without_mailbox")
        for without_mailbox_item_data in _without_mailbox:
            without_mailbox_item = UUID(without_mailbox_item_data)

            without_mailbox.append(without_mailbox_item)

        unsubscribed = []
        _unsubscribed = d.pop("unsubscribed")
        for unsubscribed_item_data in _unsubscribed:
            unsubscribed_item = UUID(unsubscribed_item_data)

            unsubscribed.append(unsubscribed_item)

        call_sent = cls(
            program_id=program_id,
            told=told,
            told_before=told_before,
            without_mailbox=without_mailbox,
            unsubscribed=unsubscribed,
        )

        call_sent.additional_properties = d
        return call_sent

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
