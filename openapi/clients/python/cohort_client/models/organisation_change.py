from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.organisation_kind import OrganisationKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="OrganisationChange")


@_attrs_define
class OrganisationChange:
    """Each given member replaces the stored one; the others stay"""

    name: str | Unset = UNSET
    """ The full name """
    kind: OrganisationKind | Unset = UNSET
    """ - `secretariat`: The secretariat of the network
    - `regional_office`: A regional office of the network
    - `partner`: An organisation that runs or sponsors programs with the network """
    acronym: None | str | Unset = UNSET
    """ Such as NIA """
    country: None | str | Unset = UNSET
    """ Where it has its seat, as an ISO 3166-1 alpha-2 code """
    city: None | str | Unset = UNSET
    """ The city of its seat """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        acronym: None | str | Unset
        if isinstance(self.acronym, Unset):
            acronym = UNSET
        else:
            acronym = self.acronym

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        else:
            country = self.country

        city: None | str | Unset
        if isinstance(self.city, Unset):
            city = UNSET
        else:
            city = self.city

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if kind is not UNSET:
            field_dict["kind"] = kind
        if acronym is not UNSET:
            field_dict["acronym"] = acronym
        if country is not UNSET:
            field_dict["country"] = country
        if city is not UNSET:
            field_dict["city"] = city

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: OrganisationKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = OrganisationKind(_kind)

        def _parse_acronym(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        acronym = _parse_acronym(d.pop("acronym", UNSET))

        def _parse_country(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

        def _parse_city(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        city = _parse_city(d.pop("city", UNSET))

        organisation_change = cls(
            name=name,
            kind=kind,
            acronym=acronym,
            country=country,
            city=city,
        )

        return organisation_change
