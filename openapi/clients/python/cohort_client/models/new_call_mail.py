from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewCallMail")


@_attrs_define
class NewCallMail:
    """The call to the focal points of the cities"""

    note: str | Unset = UNSET
    """ What you add to the text of the call """
    city_ids: list[UUID] | Unset = UNSET
    """ Only these cities. Default: every city that is a member today """

    def to_dict(self) -> dict[str, Any]:
        note = self.note

        city_ids: list[str] | Unset = UNSET
        if not isinstance(self.city_ids, Unset):
            city_ids = []
            for city_ids_item_data in self.city_ids:
                city_ids_item = str(city_ids_item_data)
                city_ids.append(city_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if note is not UNSET:
            field_dict["note"] = note
        if city_ids is not UNSET:
            field_dict["city_ids"] = city_ids

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        note = d.pop("note", UNSET)

        _city_ids = d.pop("city_ids", UNSET)
        city_ids: list[UUID] | Unset = UNSET
        if _city_ids is not UNSET:
            city_ids = []
            for city_ids_item_data in _city_ids:
                city_ids_item = UUID(city_ids_item_data)

                city_ids.append(city_ids_item)

        new_call_mail = cls(
            note=note,
            city_ids=city_ids,
        )

        return new_call_mail
