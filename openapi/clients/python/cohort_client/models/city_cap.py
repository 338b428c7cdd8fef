from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CityCap")


@_attrs_define
class CityCap:
    """A cap for one city, instead of the program’s cap"""

    max_applications: int
    """ Applications of this city """
    reason: str
    """ Why; the history shows it """

    def to_dict(self) -> dict[str, Any]:
        max_applications = self.max_applications

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "max_applications": max_applications,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        max_applications = d.pop("max_applications")

        reason = d.pop("reason")

        city_cap = cls(
            max_applications=max_applications,
            reason=reason,
        )

        return city_cap
