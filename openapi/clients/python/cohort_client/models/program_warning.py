from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.program_warning_code import ProgramWarningCode
from ..types import UNSET, Unset

T = TypeVar("T", bound="ProgramWarning")


@_attrs_define
class ProgramWarning:
    """Something that a program leaves open and may not mean to"""

    code: ProgramWarningCode
    """ - `no_city_cap`: A city can send any number of applications
    - `no_seats`: Any number of people can be selected
    - `no_required_documents`: Applications need no document
    - `visa_too_late`: Between the planned decision and the first day there is no time for a visa of some
    nationalities """
    detail: str
    """ Plain English: what follows, and which field to set """
    nationalities: list[str] | Unset = UNSET
    """ Only with visa_too_late: those that the table of visas names. Others take as long as usual """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        detail = self.detail

        nationalities: list[str] | Unset = UNSET
        if not isinstance(self.nationalities, Unset):
            nationalities = self.nationalities

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "detail": detail,
            }
        )
        if nationalities is not UNSET:
            field_dict["nationalities"] = nationalities

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = ProgramWarningCode(d.pop("code"))

        detail = d.pop("detail")

        nationalities = cast(list[str], d.pop("nationalities", UNSET))

        program_warning = cls(
            code=code,
            detail=detail,
            nationalities=nationalities,
        )

        program_warning.additional_properties = d
        return program_warning

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
