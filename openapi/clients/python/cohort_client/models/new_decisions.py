from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decision_item import DecisionItem
    from ..models.from_shortlist import FromShortlist


T = TypeVar("T", bound="NewDecisions")


@_attrs_define
class NewDecisions:
    """Decisions on many applications of a program: `items`, or those that a `shortlist` gives"""

    shortlist: FromShortlist | Unset = UNSET
    """ Selects the first of a shortlist and waitlists the next ones, in order: after its end those of the frozen
    ranking that it was made from. `not_select` is for all others in review; left out, they stay undecided """
    items: list[DecisionItem] | Unset = UNSET
    """ Each application once. Those on the waitlist get its next places in this order, unless they name one """
    replace: bool | Unset = UNSET
    """ True: also change open decisions of which no `version` is sent; default: false """
    dry_run: bool | Unset = UNSET
    """ True: only show what would be recorded; default: false """

    def to_dict(self) -> dict[str, Any]:
        shortlist: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shortlist, Unset):
            shortlist = self.shortlist.to_dict()

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        replace = self.replace

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if shortlist is not UNSET:
            field_dict["shortlist"] = shortlist
        if items is not UNSET:
            field_dict["items"] = items
        if replace is not UNSET:
            field_dict["replace"] = replace
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.decision_item import DecisionItem
        from ..models.from_shortlist import FromShortlist

        d = dict(src_dict)
        _shortlist = d.pop("shortlist", UNSET)
        shortlist: FromShortlist | Unset
        if isinstance(_shortlist, Unset):
            shortlist = UNSET
        else:
            shortlist = FromShortlist.from_dict(_shortlist)

        _items = d.pop("items", UNSET)
        items: list[DecisionItem] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = DecisionItem.from_dict(items_item_data)

                items.append(items_item)

        replace = d.pop("replace", UNSET)

        dry_run = d.pop("dry_run", UNSET)

        new_decisions = cls(
            shortlist=shortlist,
            items=items,
            replace=replace,
            dry_run=dry_run,
        )

        return new_decisions
