from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionReviews")


@_attrs_define
class SelectionReviews:
    """How applications are reviewed"""

    per_application: int | Unset = UNSET
    """ Reviews of each application; default: 2 """
    not_own_country: bool | Unset = UNSET
    """ Nobody judges a nominee of their own country; default: false """

    def to_dict(self) -> dict[str, Any]:
        per_application = self.per_application

        not_own_country = self.not_own_country

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if per_application is not UNSET:
            field_dict["per_application"] = per_application
        if not_own_country is not UNSET:
            field_dict["not_own_country"] = not_own_country

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        per_application = d.pop("per_application", UNSET)

        not_own_country = d.pop("not_own_country", UNSET)

        selection_reviews = cls(
            per_application=per_application,
            not_own_country=not_own_country,
        )

        return selection_reviews
