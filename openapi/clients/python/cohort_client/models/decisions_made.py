from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.decided_item import DecidedItem
    from ..models.outcome_counts import OutcomeCounts


T = TypeVar("T", bound="DecisionsMade")


@_attrs_define
class DecisionsMade:
    """Decisions that were recorded together, or would be"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    dry_run: bool
    """ Whether this is only a plan """
    counts: OutcomeCounts
    """ The number of decisions with each outcome """
    items: list[DecidedItem]
    """ In the order of the request, or of the shortlist """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        dry_run = self.dry_run

        counts = self.counts.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "dry_run": dry_run,
                "counts": counts,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.decided_item import DecidedItem
        from ..models.outcome_counts import OutcomeCounts

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        dry_run = d.pop("dry_run")

        counts = OutcomeCounts.from_dict(d.pop("counts"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = DecidedItem.from_dict(items_item_data)

            items.append(items_item)

        decisions_made = cls(
            program_id=program_id,
            dry_run=dry_run,
            counts=counts,
            items=items,
        )

        decisions_made.additional_properties = d
        return decisions_made

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
