from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passed_candidate_code import PassedCandidateCode

T = TypeVar("T", bound="PassedCandidate")


@_attrs_define
class PassedCandidate:
    """Somebody before the promoted one, and why it was not they"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    position: int
    """ The place on the waitlist, from 1 """
    code: PassedCandidateCode
    """ - `no_seat`: All seats of the program are taken
    - `seat_reserved`: The free seats belong to cities that may still name somebody
    - `city_participants`: The city has its participants, or may still name one
    - `visa_too_late`: There is no time for a visa any more
    - `by_hand`: Staff chose somebody behind them """
    detail: str
    """ Plain English """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        position = self.position

        code = self.code.value

        detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "position": position,
                "code": code,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        position = d.pop("position")

        code = PassedCandidateCode(d.pop("code"))

        detail = d.pop("detail")

        passed_candidate = cls(
            application_id=application_id,
            position=position,
            code=code,
            detail=detail,
        )

        passed_candidate.additional_properties = d
        return passed_candidate

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
