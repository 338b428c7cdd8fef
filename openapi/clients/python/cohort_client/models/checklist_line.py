from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.checklist_item import ChecklistItem

T = TypeVar("T", bound="ChecklistLine")


@_attrs_define
class ChecklistLine:
    """An item of the checklist before the journey"""

    item: ChecklistItem
    """ - `visa`: The visa is granted, or none is needed
    - `arrival`: The arrival is told
    - `departure`: The departure is told
    - `insurance`: The insurance is told
    - `emergency_contact`: Somebody to call is told """
    is_done: bool
    """ Whether it is done """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        item = self.item.value

        is_done = self.is_done

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "item": item,
                "is_done": is_done,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        item = ChecklistItem(d.pop("item"))

        is_done = d.pop("is_done")

        checklist_line = cls(
            item=item,
            is_done=is_done,
        )

        checklist_line.additional_properties = d
        return checklist_line

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
