from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewReplyBy")


@_attrs_define
class NewReplyBy:
    """Another date to answer by"""

    reply_by: datetime.datetime
    """ Until when it can be answered; not beyond the program """
    reason: str | Unset = UNSET
    """ Why; the history shows it """

    def to_dict(self) -> dict[str, Any]:
        reply_by = self.reply_by.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reply_by": reply_by,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reply_by = datetime.datetime.fromisoformat(d.pop("reply_by"))

        reason = d.pop("reason", UNSET)

        new_reply_by = cls(
            reply_by=reply_by,
            reason=reason,
        )

        return new_reply_by
