from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewPromotion")


@_attrs_define
class NewPromotion:
    """A promotion by hand"""

    reply_by: datetime.datetime | Unset = UNSET
    """ Until when to answer; default: after `selection.participation.reply_days` """
    reason: str | Unset = UNSET
    """ Why this one; staff read it in listPromotions """
    override: bool | Unset = UNSET
    """ Promote although there is no time for a visa; needs a reason. Default: false """

    def to_dict(self) -> dict[str, Any]:
        reply_by: str | Unset = UNSET
        if not isinstance(self.reply_by, Unset):
            reply_by = self.reply_by.isoformat()

        reason = self.reason

        override = self.override

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if reply_by is not UNSET:
            field_dict["reply_by"] = reply_by
        if reason is not UNSET:
            field_dict["reason"] = reason
        if override is not UNSET:
            field_dict["override"] = override

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _reply_by = d.pop("reply_by", UNSET)
        reply_by: datetime.datetime | Unset
        if isinstance(_reply_by, Unset):
            reply_by = UNSET
        else:
            reply_by = datetime.datetime.fromisoformat(_reply_by)

        reason = d.pop("reason", UNSET)

        override = d.pop("override", UNSET)

        new_promotion = cls(
            reply_by=reply_by,
            reason=reason,
            override=override,
        )

        return new_promotion
