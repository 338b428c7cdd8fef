from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.release_finding_code import ReleaseFindingCode

T = TypeVar("T", bound="ReleaseFinding")


@_attrs_define
class ReleaseFinding:
    """What staff should know before a release; it does not stop it"""

    code: ReleaseFindingCode
    """ - `no_message`: The applicant would read no text: neither the decision nor its reason has one
    - `not_endorsed`: The city has not endorsed a selected applicant, and the program asks for it before the release
    - `told_before`: The applicant was told the same outcome before
    - `passport_late`: The passport of a selected applicant expires within six months of the last day
    - `visa_late`: There is no time for a visa of a selected applicant, from today on
    - `selected_elsewhere`: The same person is selected or has a place in another program on the same days """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    detail: str
    """ Plain English, to show to staff """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        application_id = str(self.application_id)

        city_id = str(self.city_id)

        detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "application_id": application_id,
                "city_id": city_id,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = ReleaseFindingCode(d.pop("code"))

        application_id = UUID(d.pop("application_id"))

        city_id = UUID(d.pop("city_id"))

        detail = d.pop("detail")

        release_finding = cls(
            code=code,
            application_id=application_id,
            city_id=city_id,
            detail=detail,
        )

        release_finding.additional_properties = d
        return release_finding

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
