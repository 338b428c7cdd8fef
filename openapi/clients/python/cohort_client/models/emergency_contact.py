from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EmergencyContact")


@_attrs_define
class EmergencyContact:
    """Whom to call if something happens"""

    name: str
    """ Whom to call """
    phone: str
    """ With the country code """
    relation: None | str | Unset = UNSET
    """ Who that is to the participant """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        phone = self.phone

        relation: None | str | Unset
        if isinstance(self.relation, Unset):
            relation = UNSET
        else:
            relation = self.relation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "phone": phone,
            }
        )
        if relation is not UNSET:
            field_dict["relation"] = relation

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        phone = d.pop("phone")

        def _parse_relation(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        relation = _parse_relation(d.pop("relation", UNSET))

        emergency_contact = cls(
            name=name,
            phone=phone,
            relation=relation,
        )

        return emergency_contact
