from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.interview_status import InterviewStatus

T = TypeVar("T", bound="InterviewSummary")


@_attrs_define
class InterviewSummary:
    """An interview, in a list"""

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
    status: InterviewStatus
    """ - `offered`: The applicant is invited, and has not booked
    - `booked`: The applicant has a slot
    - `held`: It took place
    - `no_show`: The applicant did not come
    - `cancelled`: It does not take place: cancelled, or the application is no longer judged
    - `not_held`: It did not take place, for a reason that is not the applicant’s """
    slot_id: None | UUID
    """ The slot; null: none """
    starts_at: datetime.datetime | None
    """ When it begins, or would have; null: not booked """
    ends_at: datetime.datetime | None
    """ When it ends, or would have; null: not booked """
    reviewer_id: None | UUID
    """ The interviewer; null: not booked """
    interviewer_name: None | str
    """ The name of the interviewer; null: not booked """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        application_id = str(self.application_id)

        applicant_name = self.applicant_name

        city_name = self.city_name

        status = self.status.value

        slot_id: None | str
        if isinstance(self.slot_id, UUID):
            slot_id = str(self.slot_id)
        else:
            slot_id = self.slot_id

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        reviewer_id: None | str
        if isinstance(self.reviewer_id, UUID):
            reviewer_id = str(self.reviewer_id)
        else:
            reviewer_id = self.reviewer_id

        interviewer_name: None | str
        interviewer_name = self.interviewer_name

        version = self.version

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "application_id": application_id,
                "applicant_name": applicant_name,
                "city_name": city_name,
                "status": status,
                "slot_id": slot_id,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "reviewer_id": reviewer_id,
                "interviewer_name": interviewer_name,
                "version": version,
                "updated_at": updated_at,
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

        status = InterviewStatus(d.pop("status"))

        def _parse_slot_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                slot_id_type_0 = UUID(data)

                return slot_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        slot_id = _parse_slot_id(d.pop("slot_id"))

        def _parse_starts_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        starts_at = _parse_starts_at(d.pop("starts_at"))

        def _parse_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ends_at = _parse_ends_at(d.pop("ends_at"))

        def _parse_reviewer_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reviewer_id_type_0 = UUID(data)

                return reviewer_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        reviewer_id = _parse_reviewer_id(d.pop("reviewer_id"))

        def _parse_interviewer_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        interviewer_name = _parse_interviewer_name(d.pop("interviewer_name"))

        version = d.pop("version")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        interview_summary = cls(
            id=id,
            program_id=program_id,
            application_id=application_id,
            applicant_name=applicant_name,
            city_name=city_name,
            status=status,
            slot_id=slot_id,
            starts_at=starts_at,
            ends_at=ends_at,
            reviewer_id=reviewer_id,
            interviewer_name=interviewer_name,
            version=version,
            updated_at=updated_at,
        )

        interview_summary.additional_properties = d
        return interview_summary

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
