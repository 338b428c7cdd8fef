from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.city_kind import CityKind

if TYPE_CHECKING:
    from ..models.membership import Membership


T = TypeVar("T", bound="City")


@_attrs_define
class City:
    """A place or authority that nominates officials"""

    id: UUID
    """ UUIDv7 """
    name: str
    """ The usual name """
    country: str
    """ ISO 3166-1 alpha-2 """
    kind: CityKind
    """ - `city`: A city or municipality
    - `region`: A province, state or metropolitan region
    - `district`: A part of a city with a government of its own """
    aliases: list[str]
    """ Other names and spellings; `q` finds them too """
    membership: Membership | None
    """ The latest period; null if the city was never a member """
    memberships: list[Membership]
    """ Every period, oldest first """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.membership import Membership

        id = str(self.id)

        name = self.name

        country = self.country

        kind = self.kind.value

        aliases = self.aliases

        membership: dict[str, Any] | None
        if isinstance(self.membership, Membership):
            membership = self.membership.to_dict()
        else:
            membership = self.membership

        memberships = []
        for memberships_item_data in self.memberships:
            memberships_item = memberships_item_data.to_dict()
            memberships.append(memberships_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "country": country,
                "kind": kind,
                "aliases": aliases,
                "membership": membership,
                "memberships": memberships,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.membership import Membership

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        country = d.pop("country")

        kind = CityKind(d.pop("kind"))

        aliases = cast(list[str], d.pop("aliases"))

        def _parse_membership(data: object) -> Membership | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                membership_type_0 = Membership.from_dict(data)

                return membership_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Membership | None, data)

        membership = _parse_membership(d.pop("membership"))

        memberships = []
        _memberships = d.pop("memberships")
        for memberships_item_data in _memberships:
            memberships_item = Membership.from_dict(memberships_item_data)

            memberships.append(memberships_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        city = cls(
            id=id,
            name=name,
            country=country,
            kind=kind,
            aliases=aliases,
            membership=membership,
            memberships=memberships,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        city.additional_properties = d
        return city

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
