from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlaceClashProblemClash")


@_attrs_define
class PlaceClashProblemClash:
    """The other program. Absent: the caller may not see the other application"""

    program_id: UUID
    """ The id of the other program (UUIDv7) """
    title: str
    """ Its title """
    starts_on: datetime.date
    """ Its first day """
    ends_on: datetime.date
    """ Its last day """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        title = self.title

        starts_on = self.starts_on.isoformat()

        ends_on = self.ends_on.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "title": title,
                "starts_on": starts_on,
                "ends_on": ends_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        title = d.pop("title")

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))

        place_clash_problem_clash = cls(
            program_id=program_id,
            title=title,
            starts_on=starts_on,
            ends_on=ends_on,
        )

        place_clash_problem_clash.additional_properties = d
        return place_clash_problem_clash

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
