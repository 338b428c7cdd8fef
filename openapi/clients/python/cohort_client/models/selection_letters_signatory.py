from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SelectionLettersSignatory")


@_attrs_define
class SelectionLettersSignatory:
    """Who signs; default: a line for a signature, and the issuer"""

    name: str
    """ The name under the signature; everyone who sees the program sees it """
    role: str
    """ The role of the signatory """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role = self.role

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        role = d.pop("role")

        selection_letters_signatory = cls(
            name=name,
            role=role,
        )

        return selection_letters_signatory
