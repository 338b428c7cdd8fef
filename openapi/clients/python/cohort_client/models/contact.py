from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Contact")


@_attrs_define
class Contact:
    """A role mailbox of the program"""

    role: str
    """ What it is for """
    email: str
    """ A role mailbox, not a person’s """

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        email = self.email

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "email": email,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        role = d.pop("role")

        email = d.pop("email")

        contact = cls(
            role=role,
            email=email,
        )

        return contact
