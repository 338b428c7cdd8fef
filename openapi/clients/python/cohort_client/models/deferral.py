from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Deferral")


@_attrs_define
class Deferral:
    """To which later program a place is moved, and why"""

    program_id: UUID
    """ The id of the later program, which the caller runs, too (UUIDv7) """
    reason: str
    """ Why; the history shows it """

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "program_id": program_id,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        reason = d.pop("reason")

        deferral = cls(
            program_id=program_id,
            reason=reason,
        )

        return deferral
