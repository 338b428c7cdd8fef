from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MadeInterviewSlots")


@_attrs_define
class MadeInterviewSlots:
    """The slots that were made"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    created: int
    """ How many slots were made """
    skipped_past: int
    """ Generated slots that were left out: they would lie in the past """
    slot_ids: list[UUID]
    """ The new slots, in the order of time """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        created = self.created

        skipped_past = self.skipped_past

        slot_ids = []
        for slot_ids_item_data in self.slot_ids:
            slot_ids_item = str(slot_ids_item_data)
            slot_ids.append(slot_ids_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "created": created,
                "skipped_past": skipped_past,
                "slot_ids": slot_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        created = d.pop("created")

        skipped_past = d.pop("skipped_past")

        slot_ids = []
        _slot_ids = d.pop("slot_ids")
        for slot_ids_item_data in _slot_ids:
            slot_ids_item = UUID(slot_ids_item_data)

            slot_ids.append(slot_ids_item)

        made_interview_slots = cls(
            program_id=program_id,
            created=created,
            skipped_past=skipped_past,
            slot_ids=slot_ids,
        )

        made_interview_slots.additional_properties = d
        return made_interview_slots

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
