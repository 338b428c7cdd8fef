from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.verdict import Verdict

if TYPE_CHECKING:
    from ..models.eligibility_line import EligibilityLine


T = TypeVar("T", bound="EligibilityReport")


@_attrs_define
class EligibilityReport:
    """Every criterion’s outcome at one instant"""

    verdict: Verdict
    """ - `eligible`: Every hard criterion is met
    - `provisional`: None is not met, and some are not verified yet
    - `ineligible`: A hard criterion is not met """
    checked_at: datetime.datetime
    """ The instant of the judgement """
    rule_set_version: int
    """ Counts the changes of the program’s criteria, from 1 """
    criteria: list[EligibilityLine]
    """ Every criterion of the program """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        verdict = self.verdict.value

        checked_at = self.checked_at.isoformat()

        rule_set_version = self.rule_set_version

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "verdict": verdict,
                "checked_at": checked_at,
                "rule_set_version": rule_set_version,
                "criteria": criteria,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.eligibility_line import EligibilityLine

        d = dict(src_dict)
        verdict = Verdict(d.pop("verdict"))

        checked_at = datetime.datetime.fromisoformat(d.pop("checked_at"))

        rule_set_version = d.pop("rule_set_version")

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = EligibilityLine.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        eligibility_report = cls(
            verdict=verdict,
            checked_at=checked_at,
            rule_set_version=rule_set_version,
            criteria=criteria,
        )

        eligibility_report.additional_properties = d
        return eligibility_report

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
