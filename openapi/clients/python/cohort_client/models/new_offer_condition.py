from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewOfferCondition")


@_attrs_define
class NewOfferCondition:
    """Something that the offer asks for"""

    asked: None | str | Unset = UNSET
    """ What exactly is asked for; needed for `other` """

    def to_dict(self) -> dict[str, Any]:
        asked: None | str | Unset
        if isinstance(self.asked, Unset):
            asked = UNSET
        else:
            asked = self.asked

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if asked is not UNSET:
            field_dict["asked"] = asked

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_asked(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        asked = _parse_asked(d.pop("asked", UNSET))

        new_offer_condition = cls(
            asked=asked,
        )

        return new_offer_condition
