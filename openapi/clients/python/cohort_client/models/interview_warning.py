from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.interview_warning_code import InterviewWarningCode

T = TypeVar("T", bound="InterviewWarning")


@_attrs_define
class InterviewWarning:
    """What staff should know; it blocks nothing"""

    code: InterviewWarningCode
    """ - `no_slot_by_day`: No free slot is between 08:00 and 20:00 of the applicant’s day """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    time_zones: list[str]
    """ The zones in which that is so: of the applicant, or all such zones of the city’s country """
    detail: str
    """ The same in words """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        application_id = str(self.application_id)

        time_zones = self.time_zones

        detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "application_id": application_id,
                "time_zones": time_zones,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = InterviewWarningCode(d.pop("code"))

        application_id = UUID(d.pop("application_id"))

        time_zones = cast(list[str], d.pop("time_zones"))

        detail = d.pop("detail")

        interview_warning = cls(
            code=code,
            application_id=application_id,
            time_zones=time_zones,
            detail=detail,
        )

        interview_warning.additional_properties = d
        return interview_warning

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
