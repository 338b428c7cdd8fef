from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.organisation_role import OrganisationRole

T = TypeVar("T", bound="OrganisationPartInput")


@_attrs_define
class OrganisationPartInput:
    """An organisation, and what it does here"""

    organisation_id: UUID
    """ The id of the organisation (UUIDv7) """
    role: OrganisationRole
    """ - `organiser`: Runs it
    - `co_organiser`: Runs it too
    - `host`: Runs it and receives the participants
    - `sponsor`: Pays for a part, and does not run it """

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        role = self.role.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisation_id": organisation_id,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisation_id"))

        role = OrganisationRole(d.pop("role"))

        organisation_part_input = cls(
            organisation_id=organisation_id,
            role=role,
        )

        return organisation_part_input
