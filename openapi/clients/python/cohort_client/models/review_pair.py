from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReviewPair")


@_attrs_define
class ReviewPair:
    """Who judges what"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    reviewer_id: UUID
    """ The id of the reviewer (UUIDv7) """

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        reviewer_id = str(self.reviewer_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "application_id": application_id,
                "reviewer_id": reviewer_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        reviewer_id = UUID(d.pop("reviewer_id"))

        review_pair = cls(
            application_id=application_id,
            reviewer_id=reviewer_id,
        )

        return review_pair
