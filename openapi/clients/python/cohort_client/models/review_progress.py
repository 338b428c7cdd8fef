from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReviewProgress")


@_attrs_define
class ReviewProgress:
    """How far the reviews of a program are"""

    applications: int
    """ Applications in review """
    complete: int
    """ Of these, those with all their reviews submitted """
    assigned: int
    """ Not begun """
    in_progress: int
    """ Begun or reopened """
    submitted: int
    """ Submitted """
    recused: int
    """ Given up """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        applications = self.applications

        complete = self.complete

        assigned = self.assigned

        in_progress = self.in_progress

        submitted = self.submitted

        recused = self.recused

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "applications": applications,
                "complete": complete,
                "assigned": assigned,
                "in_progress": in_progress,
                "submitted": submitted,
                "recused": recused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        applications = d.pop("applications")

        complete = d.pop("complete")

        assigned = d.pop("assigned")

        in_progress = d.pop("in_progress")

        submitted = d.pop("submitted")

        recused = d.pop("recused")

        review_progress = cls(
            applications=applications,
            complete=complete,
            assigned=assigned,
            in_progress=in_progress,
            submitted=submitted,
            recused=recused,
        )

        review_progress.additional_properties = d
        return review_progress

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
