from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_part import ApplicationPart

T = TypeVar("T", bound="Correction")


@_attrs_define
class Correction:
    """What to correct, which parts may be changed, and until when"""

    items: list[str]
    """ What to correct, in words """
    parts: list[ApplicationPart]
    """ The parts that may be changed """
    due_at: datetime.datetime
    """ Until when the corrected application can be submitted """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = self.items

        parts = []
        for parts_item_data in self.parts:
            parts_item = parts_item_data.value
            parts.append(parts_item)

        due_at = self.due_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "parts": parts,
                "due_at": due_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        items = cast(list[str], d.pop("items"))

        parts = []
        _parts = d.pop("parts")
        for parts_item_data in _parts:
            parts_item = ApplicationPart(parts_item_data)

            parts.append(parts_item)

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        correction = cls(
            items=items,
            parts=parts,
            due_at=due_at,
        )

        correction.additional_properties = d
        return correction

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
