from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_status import ApplicationStatus

T = TypeVar("T", bound="ApplicationSummary")


@_attrs_define
class ApplicationSummary:
    """An application as a row of a list"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city that nominates (UUIDv7) """
    city_name: str
    """ The name of the city """
    status: ApplicationStatus
    """ The state of the application

    - `draft`: Being written; takes no slot
    - `submitted`: Received before the end of the call; takes a slot
    - `returned`: The applicant corrects what staff named
    - `in_review`: Being judged
    - `ineligible`: Does not meet a hard criterion
    - `waitlisted`: On the reserve after a release
    - `offered`: Has a place, to be answered by `reply_by`
    - `accepted`: The applicant accepted the offer
    - `confirmed`: Every condition of the offer is met: a participant
    - `not_selected`: Not selected
    - `declined`: The applicant or the city declined the offer
    - `offer_expired`: The offer was not answered in time
    - `offer_withdrawn`: Staff withdrew the offer
    - `withdrawn`: Withdrawn by the applicant, the city or staff
    - `lapsed`: A draft that was not submitted in time, or an application left open at the end of the program
    - `deferred`: Moved to a later program
    - `program_cancelled`: The program was cancelled """
    applicant_name: str
    """ The name of the person """
    position_title: None | str
    """ The title of the person’s post """
    submitted_at: datetime.datetime | None
    """ When it was last submitted; null: never """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        city_id = str(self.city_id)

        city_name = self.city_name

        status = self.status.value

        applicant_name = self.applicant_name

        position_title: None | str
        position_title = self.position_title

        submitted_at: None | str
        if isinstance(self.submitted_at, datetime.datetime):
            submitted_at = self.submitted_at.isoformat()
        else:
            submitted_at = self.submitted_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "city_id": city_id,
                "city_name": city_name,
                "status": status,
                "applicant_name": applicant_name,
                "position_title": position_title,
                "submitted_at": submitted_at,
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

        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        status = ApplicationStatus(d.pop("status"))

        applicant_name = d.pop("applicant_name")

        def _parse_position_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        position_title = _parse_position_title(d.pop("position_title"))

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

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        application_summary = cls(
            id=id,
            program_id=program_id,
            city_id=city_id,
            city_name=city_name,
            status=status,
            applicant_name=applicant_name,
            position_title=position_title,
            submitted_at=submitted_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        application_summary.additional_properties = d
        return application_summary

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
