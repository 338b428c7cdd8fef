from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.assignments_unfilled_item import AssignmentsUnfilledItem
    from ..models.review_pair import ReviewPair


T = TypeVar("T", bound="Assignments")


@_attrs_define
class Assignments:
    """What was assigned"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    assigned: list[ReviewPair]
    """ The new assignments """
    unfilled: list[AssignmentsUnfilledItem]
    """ Applications with too few reviewers who may judge them """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        assigned = []
        for assigned_item_data in self.assigned:
            assigned_item = assigned_item_data.to_dict()
            assigned.append(assigned_item)

        unfilled = []
        for unfilled_item_data in self.unfilled:
            unfilled_item = unfilled_item_data.to_dict()
            unfilled.append(unfilled_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "assigned": assigned,
                "unfilled": unfilled,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.assignments_unfilled_item import AssignmentsUnfilledItem
        from ..models.review_pair import ReviewPair

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        assigned = []
        _assigned = d.pop("assigned")
        for assigned_item_data in _assigned:
            assigned_item = ReviewPair.from_dict(assigned_item_data)

            assigned.append(assigned_item)

        unfilled = []
        _unfilled = d.pop("unfilled")
        for unfilled_item_data in _unfilled:
            unfilled_item = AssignmentsUnfilledItem.from_dict(unfilled_item_data)

            unfilled.append(unfilled_item)

        assignments = cls(
            program_id=program_id,
            assigned=assigned,
            unfilled=unfilled,
        )

        assignments.additional_properties = d
        return assignments

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
