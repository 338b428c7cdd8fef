from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.endorsement_answer import EndorsementAnswer
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.endorser import Endorser


T = TypeVar("T", bound="EndorsementLinkAnswer")


@_attrs_define
class EndorsementLinkAnswer:
    """The city’s answer through a one-time link"""

    answer: EndorsementAnswer
    """ - `endorse`: This is our nominee
    - `decline`: This is not our nominee """
    endorser: Endorser
    """ Who answers for the city """
    reason: None | str | Unset = UNSET
    """ Needed to decline; the applicant reads it """

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer.value

        endorser = self.endorser.to_dict()

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
                "endorser": endorser,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.endorser import Endorser

        d = dict(src_dict)
        answer = EndorsementAnswer(d.pop("answer"))

        endorser = Endorser.from_dict(d.pop("endorser"))

        def _parse_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        endorsement_link_answer = cls(
            answer=answer,
            endorser=endorser,
            reason=reason,
        )

        return endorsement_link_answer
