from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.offer_condition_name import OfferConditionName
from ..models.promotion_way import PromotionWay
from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionParticipation")


@_attrs_define
class SelectionParticipation:
    """What follows from an offer of a place, and from a seat that becomes free"""

    conditions: list[OfferConditionName] | Unset = UNSET
    """ What every new offer of a place asks for. When all of it is met or waived, an accepted place is confirmed;
    an empty list: at once. Left out: offers ask for nothing by themselves, and an accepted place is confirmed as
    soon as staff settle a condition of it """
    replacement_days: int | Unset = UNSET
    """ For how many days a seat that becomes free belongs to the city of the person who left: it can name somebody
    else, also after the call, and not beyond the start of the program. Default: 0, the waitlist at once """
    promotion: PromotionWay | Unset = UNSET
    """ - `automatic`: The service promotes the next in order who fits, as soon as a seat is free for the waitlist
    - `by_hand`: Staff promote with promoteApplication """
    reply_days: int | Unset = UNSET
    """ Within how many days a promotion is to be answered, not beyond the program; default: 14 """

    def to_dict(self) -> dict[str, Any]:
        conditions: list[str] | Unset = UNSET
        if not isinstance(self.conditions, Unset):
            conditions = []
            for conditions_item_data in self.conditions:
                conditions_item = conditions_item_data.value
                conditions.append(conditions_item)

        replacement_days = self.replacement_days

        promotion: str | Unset = UNSET
        if not isinstance(self.promotion, Unset):
            promotion = self.promotion.value

        reply_days = self.reply_days

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if conditions is not UNSET:
            field_dict["conditions"] = conditions
        if replacement_days is not UNSET:
            field_dict["replacement_days"] = replacement_days
        if promotion is not UNSET:
            field_dict["promotion"] = promotion
        if reply_days is not UNSET:
            field_dict["reply_days"] = reply_days

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

        replacement_days = d.pop("replacement_days", UNSET)

        _promotion = d.pop("promotion", UNSET)
        promotion: PromotionWay | Unset
        if isinstance(_promotion, Unset):
            promotion = UNSET
        else:
            promotion = PromotionWay(_promotion)

        reply_days = d.pop("reply_days", UNSET)

        selection_participation = cls(
            conditions=conditions,
            replacement_days=replacement_days,
            promotion=promotion,
            reply_days=reply_days,
        )

        return selection_participation
