from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="DocumentRejection")


@_attrs_define
class DocumentRejection:
    """Why a document must be uploaded again, and until when"""

    reason: str
    """ What is wrong with it; the applicant reads it """
    due_at: datetime.datetime
    """ In the future, and not after the end of the program """

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        due_at = self.due_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "due_at": due_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason = d.pop("reason")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        document_rejection = cls(
            reason=reason,
            due_at=due_at,
        )

        return document_rejection
