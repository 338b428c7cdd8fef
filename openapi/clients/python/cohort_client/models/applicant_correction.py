from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.applicant_change import ApplicantChange


T = TypeVar("T", bound="ApplicantCorrection")


@_attrs_define
class ApplicantCorrection:
    """A correction of a misspelling, with a reason. Each given member replaces the stored one; the others stay"""

    applicant: ApplicantChange
    """ The members of the person to replace """
    reason: str
    """ Why; the history shows it """

    def to_dict(self) -> dict[str, Any]:
        applicant = self.applicant.to_dict()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "applicant": applicant,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.applicant_change import ApplicantChange

        d = dict(src_dict)
        applicant = ApplicantChange.from_dict(d.pop("applicant"))

        reason = d.pop("reason")

        applicant_correction = cls(
            applicant=applicant,
            reason=reason,
        )

        return applicant_correction
