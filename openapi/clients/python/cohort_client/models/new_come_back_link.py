from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewComeBackLink")


@_attrs_define
class NewComeBackLink:
    """Where to send the links"""

    email: str
    """ The address in the application """
    program_id: UUID | Unset = UNSET
    """ Only for the application to this program """

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        program_id: str | Unset = UNSET
        if not isinstance(self.program_id, Unset):
            program_id = str(self.program_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
            }
        )
        if program_id is not UNSET:
            field_dict["program_id"] = program_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        email = d.pop("email")

        _program_id = d.pop("program_id", UNSET)
        program_id: UUID | Unset
        if isinstance(_program_id, Unset):
            program_id = UNSET
        else:
            program_id = UUID(_program_id)

        new_come_back_link = cls(
            email=email,
            program_id=program_id,
        )

        return new_come_back_link
