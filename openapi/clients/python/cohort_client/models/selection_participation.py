from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.offer_condition_name import OfferConditionName
from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionParticipation")


@_attrs_define
class SelectionParticipation:
    """What follows from an offer of a place"""

    conditions: list[OfferConditionName] | Unset = UNSET
    """ What every new offer of a place asks for. When all of it is met or waived, an accepted place is confirmed;
    an empty list: at once. Left out: offers ask for nothing by themselves, and an accepted place is confirmed as
    soon as staff settle a condition of it """

    def to_dict(self) -> dict[str, Any]:
        conditions: list[str] | Unset = UNSET
        if not isinstance(self.conditions, Unset):
            conditions = []
            for conditions_item_data in self.conditions:
                conditions_item = conditions_item_data.value
                conditions.append(conditions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if conditions is not UNSET:
            field_dict["conditions"] = conditions

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _conditions = d.pop("conditions", UNSET)
        conditions: list[OfferConditionName] | Unset = UNSET
        if _conditions is not UNSET:
            conditions = []
            for conditions_item_data in _conditions:
                conditions_item = OfferConditionName(conditions_item_data)

                conditions.append(conditions_item)

        selection_participation = cls(
            conditions=conditions,
        )

        return selection_participation
