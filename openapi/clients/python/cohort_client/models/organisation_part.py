from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organisation_role import OrganisationRole

T = TypeVar("T", bound="OrganisationPart")


@_attrs_define
class OrganisationPart:
    """An organisation, and what it does here"""

    organisation_id: UUID
    """ The id of the organisation (UUIDv7) """
    name: str
    """ Its name """
    role: OrganisationRole
    """ - `organiser`: Runs it
    - `co_organiser`: Runs it too
    - `host`: Runs it and receives the participants
    - `sponsor`: Pays for a part, and does not run it """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        name = self.name

        role = self.role.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "organisation_id": organisation_id,
                "name": name,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisation_id"))

        name = d.pop("name")

        role = OrganisationRole(d.pop("role"))

        organisation_part = cls(
            organisation_id=organisation_id,
            name=name,
            role=role,
        )

        organisation_part.additional_properties = d
        return organisation_part

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
