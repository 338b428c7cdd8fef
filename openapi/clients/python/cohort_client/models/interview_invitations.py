from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.interview_warning import InterviewWarning


T = TypeVar("T", bound="InterviewInvitations")


@_attrs_define
class InterviewInvitations:
    """What the invitation did"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    invited: int
    """ How many were invited """
    application_ids: list[UUID]
    """ Those that were invited """
    warnings: list[InterviewWarning]
    """ Applicants who find no slot by day; they are invited all the same """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        invited = self.invited

        application_ids = []
        for application_ids_item_data in self.application_ids:
            application_ids_item = str(application_ids_item_data)
            application_ids.append(application_ids_item)

        warnings = []
        for warnings_item_data in self.warnings:
            warnings_item = warnings_item_data.to_dict()
            warnings.append(warnings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "invited": invited,
                "application_ids": application_ids,
                "warnings": warnings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interview_warning import InterviewWarning

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        invited = d.pop("invited")

        application_ids = []
        _application_ids = d.pop("application_ids")
        for application_ids_item_data in _application_ids:
            application_ids_item = UUID(application_ids_item_data)

            application_ids.append(application_ids_item)

        warnings = []
        _warnings = d.pop("warnings")
        for warnings_item_data in _warnings:
            warnings_item = InterviewWarning.from_dict(warnings_item_data)

            warnings.append(warnings_item)

        interview_invitations = cls(
            program_id=program_id,
            invited=invited,
            application_ids=application_ids,
            warnings=warnings,
        )

        interview_invitations.additional_properties = d
        return interview_invitations

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
