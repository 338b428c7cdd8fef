from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.application_part import ApplicationPart
from ..types import UNSET, Unset

T = TypeVar("T", bound="ApplicationReturn")


@_attrs_define
class ApplicationReturn:
    """What to correct, and until when"""

    items: list[str]
    """ What to correct: a text, or the name of a part """
    due_at: datetime.datetime
    """ In the future, and not after the end of the program """
    parts: list[ApplicationPart] | Unset = UNSET
    """ The parts that may be changed; never the person. Default: the parts that the items name, or all parts if no
    item names one. """

    def to_dict(self) -> dict[str, Any]:
        items = self.items

        due_at = self.due_at.isoformat()

        parts: list[str] | Unset = UNSET
        if not isinstance(self.parts, Unset):
            parts = []
            for parts_item_data in self.parts:
                parts_item = parts_item_data.value
                parts.append(parts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "due_at": due_at,
            }
        )
        if parts is not UNSET:
            field_dict["parts"] = parts

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        items = cast(list[str], d.pop("items"))

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        _parts = d.pop("parts", UNSET)
        parts: list[ApplicationPart] | Unset = UNSET
        if _parts is not UNSET:
            parts = []
            for parts_item_data in _parts:
                parts_item = ApplicationPart(parts_item_data)

                parts.append(parts_item)

        application_return = cls(
            items=items,
            due_at=due_at,
            parts=parts,
        )

        return application_return
