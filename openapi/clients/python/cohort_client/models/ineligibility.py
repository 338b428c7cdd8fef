from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.criterion import Criterion

T = TypeVar("T", bound="Ineligibility")


@_attrs_define
class Ineligibility:
    """The hard criteria that are not met"""

    criteria: list[Criterion]
    """ Those that are not met """
    reason: str
    """ Why; the history shows it """

    def to_dict(self) -> dict[str, Any]:
        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.value
            criteria.append(criteria_item)

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criteria": criteria,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = Criterion(criteria_item_data)

            criteria.append(criteria_item)

        reason = d.pop("reason")

        ineligibility = cls(
            criteria=criteria,
            reason=reason,
        )

        return ineligibility
