from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decision_item import DecisionItem


T = TypeVar("T", bound="NewDecisions")


@_attrs_define
class NewDecisions:
    """Decisions on many applications of a program"""

    items: list[DecisionItem]
    """ Each application once. Those on the waitlist get its next places in this order, unless they name one """
    replace: bool | Unset = UNSET
    """ True: also change open decisions of which no `version` is sent; default: false """
    dry_run: bool | Unset = UNSET
    """ True: only show what would be recorded; default: false """

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        replace = self.replace

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
            }
        )
        if replace is not UNSET:
            field_dict["replace"] = replace
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.decision_item import DecisionItem

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = DecisionItem.from_dict(items_item_data)

            items.append(items_item)

        replace = d.pop("replace", UNSET)

        dry_run = d.pop("dry_run", UNSET)

        new_decisions = cls(
            items=items,
            replace=replace,
            dry_run=dry_run,
        )

        return new_decisions
