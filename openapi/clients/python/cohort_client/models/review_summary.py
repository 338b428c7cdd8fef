from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_status import ReviewStatus

T = TypeVar("T", bound="ReviewSummary")


@_attrs_define
class ReviewSummary:
    """A review, without its scores"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    applicant_name: str
    """ The name of the person """
    city_name: str
    """ The name of the city """
    reviewer_id: UUID
    """ The id of the reviewer (UUIDv7) """
    reviewer_name: str
    """ The name of the reviewer """
    status: ReviewStatus
    """ - `assigned`: The reviewer has not begun
    - `in_progress`: A draft is saved
    - `submitted`: It counts
    - `reopened`: Staff gave it back to the reviewer
    - `recused`: Somebody else judges the application instead """
    assigned_at: datetime.datetime
    """ When it was assigned """
    submitted_at: datetime.datetime | None
    """ When it was submitted last; null: never """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        application_id = str(self.application_id)

        applicant_name = self.applicant_name

        city_name = self.city_name

        reviewer_id = str(self.reviewer_id)

        reviewer_name = self.reviewer_name

        status = self.status.value

        assigned_at = self.assigned_at.isoformat()

        submitted_at: None | str
        if isinstance(self.submitted_at, datetime.datetime):
            submitted_at = self.submitted_at.isoformat()
        else:
            submitted_at = self.submitted_at

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "application_id": application_id,
                "applicant_name": applicant_name,
                "city_name": city_name,
                "reviewer_id": reviewer_id,
                "reviewer_name": reviewer_name,
                "status": status,
                "assigned_at": assigned_at,
                "submitted_at": submitted_at,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        application_id = UUID(d.pop("application_id"))

        applicant_name = d.pop("applicant_name")

        city_name = d.pop("city_name")

        reviewer_id = UUID(d.pop("reviewer_id"))

        reviewer_name = d.pop("reviewer_name")

        status = ReviewStatus(d.pop("status"))

        assigned_at = datetime.datetime.fromisoformat(d.pop("assigned_at"))

        def _parse_submitted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                submitted_at_type_0 = datetime.datetime.fromisoformat(data)

                return submitted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        submitted_at = _parse_submitted_at(d.pop("submitted_at"))

        version = d.pop("version")

        review_summary = cls(
            id=id,
            program_id=program_id,
            application_id=application_id,
            applicant_name=applicant_name,
            city_name=city_name,
            reviewer_id=reviewer_id,
            reviewer_name=reviewer_name,
            status=status,
            assigned_at=assigned_at,
            submitted_at=submitted_at,
            version=version,
        )

        review_summary.additional_properties = d
        return review_summary

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
