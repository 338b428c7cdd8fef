from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.review_pair import ReviewPair


T = TypeVar("T", bound="NewAssignments")


@_attrs_define
class NewAssignments:
    """Who judges what, by hand or balanced"""

    items: list[ReviewPair] | Unset = UNSET
    """ By hand. Left out: balanced over all reviewers, for all applications in review """

    def to_dict(self) -> dict[str, Any]:
        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if items is not UNSET:
            field_dict["items"] = items

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.review_pair import ReviewPair

        d = dict(src_dict)
        _items = d.pop("items", UNSET)
        items: list[ReviewPair] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = ReviewPair.from_dict(items_item_data)

                items.append(items_item)

        new_assignments = cls(
            items=items,
        )

        return new_assignments
