from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.key_kind import KeyKind
from ..models.key_role import KeyRole
from ..models.scope import Scope
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewApiKey")


@_attrs_define
class NewApiKey:
    """A key to create"""

    name: str
    """ Who holds it; histories show it to staff """
    role: KeyRole
    """ - `secretariat`: Everything
    - `organisation`: A host or partner: its own programs
    - `city`: A focal point: the applications of its city
    - `reviewer`: The applications in review
    - `frontend`: The catalogue, and the drafts that it started
    - `page`: A web page: starts applications, and reads none """
    organisation_id: None | Unset | UUID = UNSET
    """ Needed for the role organisation, and only there """
    city_id: None | Unset | UUID = UNSET
    """ Needed for the role city, and only there """
    kind: KeyKind | Unset = UNSET
    """ - `secret`: For a server: whoever has it can do all that the key can
    - `publishable`: For a web page, where everyone can read it: keys of role page, and only these """
    program_id: None | Unset | UUID = UNSET
    """ Role page needs this or series_id; no other role has it """
    series_id: None | Unset | UUID = UNSET
    """ Role page needs this or program_id; no other role has it """
    origins: list[str] | None | Unset = UNSET
    """ The web pages that may use the key, by origin. Role page needs at least one. Another role needs none: give
    them only if a page sends a secret key, which everyone who opens the page can then read. """
    scopes: list[Scope] | Unset = UNSET
    """ Only scopes that your own key has. Default: all of these that the role can have """
    expires_at: datetime.datetime | None | Unset = UNSET
    """ Not after the end of your own key. Default: the end of your own key """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role = self.role.value

        organisation_id: None | str | Unset
        if isinstance(self.organisation_id, Unset):
            organisation_id = UNSET
        elif isinstance(self.organisation_id, UUID):
            organisation_id = str(self.organisation_id)
        else:
            organisation_id = self.organisation_id

        city_id: None | str | Unset
        if isinstance(self.city_id, Unset):
            city_id = UNSET
        elif isinstance(self.city_id, UUID):
            city_id = str(self.city_id)
        else:
            city_id = self.city_id

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        program_id: None | str | Unset
        if isinstance(self.program_id, Unset):
            program_id = UNSET
        elif isinstance(self.program_id, UUID):
            program_id = str(self.program_id)
        else:
            program_id = self.program_id

        series_id: None | str | Unset
        if isinstance(self.series_id, Unset):
            series_id = UNSET
        elif isinstance(self.series_id, UUID):
            series_id = str(self.series_id)
        else:
            series_id = self.series_id

        origins: list[str] | None | Unset
        if isinstance(self.origins, Unset):
            origins = UNSET
        elif isinstance(self.origins, list):
            origins = self.origins

        else:
            origins = self.origins

        scopes: list[str] | Unset = UNSET
        if not isinstance(self.scopes, Unset):
            scopes = []
            for scopes_item_data in self.scopes:
                scopes_item = scopes_item_data.value
                scopes.append(scopes_item)

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )
        if organisation_id is not UNSET:
            field_dict["organisation_id"] = organisation_id
        if city_id is not UNSET:
            field_dict["city_id"] = city_id
        if kind is not UNSET:
            field_dict["kind"] = kind
        if program_id is not UNSET:
            field_dict["program_id"] = program_id
        if series_id is not UNSET:
            field_dict["series_id"] = series_id
        if origins is not UNSET:
            field_dict["origins"] = origins
        if scopes is not UNSET:
            field_dict["scopes"] = scopes
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        role = KeyRole(d.pop("role"))

        def _parse_organisation_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                organisation_id_type_0 = UUID(data)

                return organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        organisation_id = _parse_organisation_id(d.pop("organisation_id", UNSET))

        def _parse_city_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                city_id_type_0 = UUID(data)

                return city_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        city_id = _parse_city_id(d.pop("city_id", UNSET))

        _kind = d.pop("kind", UNSET)
        kind: KeyKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = KeyKind(_kind)

        def _parse_program_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                program_id_type_0 = UUID(data)

                return program_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        program_id = _parse_program_id(d.pop("program_id", UNSET))

        def _parse_series_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                series_id_type_0 = UUID(data)

                return series_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        series_id = _parse_series_id(d.pop("series_id", UNSET))

        def _parse_origins(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                origins_type_0 = cast(list[str], data)

                return origins_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        origins = _parse_origins(d.pop("origins", UNSET))

        _scopes = d.pop("scopes", UNSET)
        scopes: list[Scope] | Unset = UNSET
        if _scopes is not UNSET:
            scopes = []
            for scopes_item_data in _scopes:
                scopes_item = Scope(scopes_item_data)

                scopes.append(scopes_item)

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        new_api_key = cls(
            name=name,
            role=role,
            organisation_id=organisation_id,
            city_id=city_id,
            kind=kind,
            program_id=program_id,
            series_id=series_id,
            origins=origins,
            scopes=scopes,
            expires_at=expires_at,
        )

        return new_api_key
