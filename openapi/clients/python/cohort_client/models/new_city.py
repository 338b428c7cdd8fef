from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.city_kind import CityKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.membership_input import MembershipInput


T = TypeVar("T", bound="NewCity")


@_attrs_define
class NewCity:
    """A city, with its first membership"""

    name: str
    """ The usual name """
    country: str
    """ ISO 3166-1 alpha-2 """
    kind: CityKind | Unset = UNSET
    """ - `city`: A city or municipality
    - `region`: A province, state or metropolitan region
    - `district`: A part of a city with a government of its own """
    aliases: list[str] | Unset = UNSET
    """ Other names and spellings """
    membership: MembershipInput | None | Unset = UNSET
    """ The first period; null: not a member """

    def to_dict(self) -> dict[str, Any]:
        from ..models.membership_input import MembershipInput

        name = self.name

        country = self.country

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        membership: dict[str, Any] | None | Unset
        if isinstance(self.membership, Unset):
            membership = UNSET
        elif isinstance(self.membership, MembershipInput):
            membership = self.membership.to_dict()
        else:
            membership = self.membership

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "country": country,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if membership is not UNSET:
            field_dict["membership"] = membership

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.membership_input import MembershipInput

        d = dict(src_dict)
        name = d.pop("name")

        country = d.pop("country")

        _kind = d.pop("kind", UNSET)
        kind: CityKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = CityKind(_kind)

        aliases = cast(list[str], d.pop("aliases", UNSET))

        def _parse_membership(data: object) -> MembershipInput | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                membership_type_0 = MembershipInput.from_dict(data)

                return membership_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MembershipInput | None | Unset, data)

        membership = _parse_membership(d.pop("membership", UNSET))

        new_city = cls(
            name=name,
            country=country,
            kind=kind,
            aliases=aliases,
            membership=membership,
        )

        return new_city
