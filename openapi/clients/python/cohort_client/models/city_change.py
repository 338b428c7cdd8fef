from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.city_kind import CityKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.membership_input import MembershipInput


T = TypeVar("T", bound="CityChange")


@_attrs_define
class CityChange:
    """Each given member replaces the stored one; the others stay"""

    name: str | Unset = UNSET
    """ The usual name """
    country: str | Unset = UNSET
    """ ISO 3166-1 alpha-2 """
    kind: CityKind | Unset = UNSET
    """ - `city`: A city or municipality
    - `region`: A province, state or metropolitan region
    - `district`: A part of a city with a government of its own """
    aliases: list[str] | Unset = UNSET
    """ Other names and spellings """
    membership: MembershipInput | Unset = UNSET
    """ A period in the network """
    memberships: list[MembershipInput] | Unset = UNSET
    """ The full list of periods, which replaces the stored one: use it to correct a `from`, or to delete a period
    """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        country = self.country

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        membership: dict[str, Any] | Unset = UNSET
        if not isinstance(self.membership, Unset):
            membership = self.membership.to_dict()

        memberships: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.memberships, Unset):
            memberships = []
            for memberships_item_data in self.memberships:
                memberships_item = memberships_item_data.to_dict()
                memberships.append(memberships_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if country is not UNSET:
            field_dict["country"] = country
        if kind is not UNSET:
            field_dict["kind"] = kind
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if membership is not UNSET:
            field_dict["membership"] = membership
        if memberships is not UNSET:
            field_dict["memberships"] = memberships

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.membership_input import MembershipInput

        d = dict(src_dict)
        name = d.pop("name", UNSET)

        country = d.pop("country", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: CityKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = CityKind(_kind)

        aliases = cast(list[str], d.pop("aliases", UNSET))

        _membership = d.pop("membership", UNSET)
        membership: MembershipInput | Unset
        if isinstance(_membership, Unset):
            membership = UNSET
        else:
            membership = MembershipInput.from_dict(_membership)

        _memberships = d.pop("memberships", UNSET)
        memberships: list[MembershipInput] | Unset = UNSET
        if _memberships is not UNSET:
            memberships = []
            for memberships_item_data in _memberships:
                memberships_item = MembershipInput.from_dict(memberships_item_data)

                memberships.append(memberships_item)

        city_change = cls(
            name=name,
            country=country,
            kind=kind,
            aliases=aliases,
            membership=membership,
            memberships=memberships,
        )

        return city_change
