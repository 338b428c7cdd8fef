from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SandboxCredential")


@_attrs_define
class SandboxCredential:
    """A demo credential"""

    role: str
    """ The role of the key """
    name: str
    """ Who holds it """
    organisation_id: None | UUID
    """ The organisation that it acts for; null: none """
    city_id: None | UUID
    """ The city that it acts for; null: none """
    key: str
    """ The key: send it as `Authorization: Bearer …` """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        name = self.name

        organisation_id: None | str
        if isinstance(self.organisation_id, UUID):
            organisation_id = str(self.organisation_id)
        else:
            organisation_id = self.organisation_id

        city_id: None | str
        if isinstance(self.city_id, UUID):
            city_id = str(self.city_id)
        else:
            city_id = self.city_id

        key = self.key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "role": role,
                "name": name,
                "organisation_id": organisation_id,
                "city_id": city_id,
                "key": key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        role = d.pop("role")

        name = d.pop("name")

        def _parse_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                organisation_id_type_0 = UUID(data)

                return organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        organisation_id = _parse_organisation_id(d.pop("organisation_id"))

        def _parse_city_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                city_id_type_0 = UUID(data)

                return city_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        city_id = _parse_city_id(d.pop("city_id"))

        key = d.pop("key")

        sandbox_credential = cls(
            role=role,
            name=name,
            organisation_id=organisation_id,
            city_id=city_id,
            key=key,
        )

        sandbox_credential.additional_properties = d
        return sandbox_credential

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
