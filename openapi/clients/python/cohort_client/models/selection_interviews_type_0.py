from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SelectionInterviewsType0")


@_attrs_define
class SelectionInterviewsType0:
    """The days set aside for interviews; null: none"""

    from_: datetime.date
    """ The first day """
    to: datetime.date
    """ The last day """

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_.isoformat()

        to = self.to.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from": from_,
                "to": to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        from_ = datetime.date.fromisoformat(d.pop("from"))

        to = datetime.date.fromisoformat(d.pop("to"))

        selection_interviews_type_0 = cls(
            from_=from_,
            to=to,
        )

        return selection_interviews_type_0
