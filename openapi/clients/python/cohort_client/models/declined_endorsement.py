from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.endorser import Endorser


T = TypeVar("T", bound="DeclinedEndorsement")


@_attrs_define
class DeclinedEndorsement:
    """The city’s no, with a reason"""

    endorser: Endorser
    """ Who answers for the city """
    reason: str
    """ Why; the applicant reads it """

    def to_dict(self) -> dict[str, Any]:
        endorser = self.endorser.to_dict()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "endorser": endorser,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.endorser import Endorser

        d = dict(src_dict)
        endorser = Endorser.from_dict(d.pop("endorser"))

        reason = d.pop("reason")

        declined_endorsement = cls(
            endorser=endorser,
            reason=reason,
        )

        return declined_endorsement
