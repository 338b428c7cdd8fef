from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rubric_criterion import RubricCriterion


T = TypeVar("T", bound="Rubric")


@_attrs_define
class Rubric:
    """The weighted criteria of a program"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    version: int
    """ Counts the changes, from 1; scores keep the version that they were given by """
    criteria: list[RubricCriterion]
    """ In the order in which they are shown """
    reason: None | str
    """ Why it was changed """
    made_at: datetime.datetime
    """ When this version was made """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        version = self.version

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        reason: None | str
        reason = self.reason

        made_at = self.made_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "version": version,
                "criteria": criteria,
                "reason": reason,
                "made_at": made_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.rubric_criterion import RubricCriterion

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        version = d.pop("version")

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = RubricCriterion.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        rubric = cls(
            program_id=program_id,
            version=version,
            criteria=criteria,
            reason=reason,
            made_at=made_at,
        )

        rubric.additional_properties = d
        return rubric

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
