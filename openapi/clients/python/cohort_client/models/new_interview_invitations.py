from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewInterviewInvitations")


@_attrs_define
class NewInterviewInvitations:
    """Who is invited"""

    application_ids: list[UUID] | Unset = UNSET
    """ One or many. Left out: all applications in review that were never invited, 1,000 at most """

    def to_dict(self) -> dict[str, Any]:
        application_ids: list[str] | Unset = UNSET
        if not isinstance(self.application_ids, Unset):
            application_ids = []
            for application_ids_item_data in self.application_ids:
                application_ids_item = str(application_ids_item_data)
                application_ids.append(application_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if application_ids is not UNSET:
            field_dict["application_ids"] = application_ids

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _application_ids = d.pop("application_ids", UNSET)
        application_ids: list[UUID] | Unset = UNSET
        if _application_ids is not UNSET:
            application_ids = []
            for application_ids_item_data in _application_ids:
                application_ids_item = UUID(application_ids_item_data)

                application_ids.append(application_ids_item)

        new_interview_invitations = cls(
            application_ids=application_ids,
        )

        return new_interview_invitations
