from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organisation_kind import OrganisationKind

T = TypeVar("T", bound="Organisation")


@_attrs_define
class Organisation:
    """The secretariat, a regional office or a partner"""

    id: UUID
    """ UUIDv7 """
    key: None | str
    """ A short name for programs, which never changes; null: none """
    name: str
    """ The full name """
    acronym: None | str
    """ Such as NIA """
    kind: OrganisationKind
    """ - `secretariat`: The secretariat of the network
    - `regional_office`: A regional office of the network
    - `partner`: An organisation that runs or sponsors programs with the network """
    country: None | str
    """ Where it has its seat, as an ISO 3166-1 alpha-2 code """
    city: None | str
    """ The city of its seat """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        key: None | str
        key = self.key

        name = self.name

        acronym: None | str
        acronym = self.acronym

        kind = self.kind.value

        country: None | str
        country = self.country

        city: None | str
        city = self.city

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "key": key,
                "name": name,
                "acronym": acronym,
                "kind": kind,
                "country": country,
                "city": city,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_key(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        key = _parse_key(d.pop("key"))

        name = d.pop("name")

        def _parse_acronym(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        acronym = _parse_acronym(d.pop("acronym"))

        kind = OrganisationKind(d.pop("kind"))

        def _parse_country(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        country = _parse_country(d.pop("country"))

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        organisation = cls(
            id=id,
            key=key,
            name=name,
            acronym=acronym,
            kind=kind,
            country=country,
            city=city,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        organisation.additional_properties = d
        return organisation

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
