from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_status import ApplicationStatus

T = TypeVar("T", bound="ApplicationExistsProblemApplication")


@_attrs_define
class ApplicationExistsProblemApplication:
    """The other application. Absent: the caller may not see it"""

    id: UUID
    """ UUIDv7 """
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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        status = self.status.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        status = ApplicationStatus(d.pop("status"))

        application_exists_problem_application = cls(
            id=id,
            status=status,
        )

        application_exists_problem_application.additional_properties = d
        return application_exists_problem_application

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
