from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OfferAcceptance")


@_attrs_define
class OfferAcceptance:
    """The terms that are accepted"""

    coverage_digest: str | Unset = UNSET
    """ The `coverage_digest` of the offer that the applicant has read; refused if the terms have changed since.
    Left out: the terms as they are now """

    def to_dict(self) -> dict[str, Any]:
        coverage_digest = self.coverage_digest

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if coverage_digest is not UNSET:
            field_dict["coverage_digest"] = coverage_digest

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        coverage_digest = d.pop("coverage_digest", UNSET)

        offer_acceptance = cls(
            coverage_digest=coverage_digest,
        )

        return offer_acceptance
