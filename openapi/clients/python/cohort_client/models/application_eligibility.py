from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.verdict import Verdict

if TYPE_CHECKING:
    from ..models.eligibility_line import EligibilityLine
    from ..models.eligibility_report import EligibilityReport
    from ..models.problem_error import ProblemError


T = TypeVar("T", bound="ApplicationEligibility")


@_attrs_define
class ApplicationEligibility:
    """The criteria as they stand now"""

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
    errors: list[ProblemError]
    """ What a submission would be refused for as it stands, as in `not_eligible`: pointers into the application, or
    /documents/{kind}; an empty one is about the application as a whole """
    at_submission: EligibilityReport | None
    """ The report that was frozen at submission """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.eligibility_report import EligibilityReport

        verdict = self.verdict.value

        checked_at = self.checked_at.isoformat()

        rule_set_version = self.rule_set_version

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        at_submission: dict[str, Any] | None
        if isinstance(self.at_submission, EligibilityReport):
            at_submission = self.at_submission.to_dict()
        else:
            at_submission = self.at_submission

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "verdict": verdict,
                "checked_at": checked_at,
                "rule_set_version": rule_set_version,
                "criteria": criteria,
                "errors": errors,
                "at_submission": at_submission,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.eligibility_line import EligibilityLine
        from ..models.eligibility_report import EligibilityReport
        from ..models.problem_error import ProblemError

        d = dict(src_dict)
        verdict = Verdict(d.pop("verdict"))

        checked_at = datetime.datetime.fromisoformat(d.pop("checked_at"))

        rule_set_version = d.pop("rule_set_version")

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = EligibilityLine.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = ProblemError.from_dict(errors_item_data)

            errors.append(errors_item)

        def _parse_at_submission(data: object) -> EligibilityReport | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                at_submission_type_0 = EligibilityReport.from_dict(data)

                return at_submission_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EligibilityReport | None, data)

        at_submission = _parse_at_submission(d.pop("at_submission"))

        application_eligibility = cls(
            verdict=verdict,
            checked_at=checked_at,
            rule_set_version=rule_set_version,
            criteria=criteria,
            errors=errors,
            at_submission=at_submission,
        )

        application_eligibility.additional_properties = d
        return application_eligibility

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
