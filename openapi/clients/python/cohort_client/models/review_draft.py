from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.review_draft_scores import ReviewDraftScores


T = TypeVar("T", bound="ReviewDraft")


@_attrs_define
class ReviewDraft:
    """The whole judgement as it stands; it may be incomplete"""

    scores: ReviewDraftScores
    """ A number for each criterion, by its name """
    comment: None | str | Unset = UNSET
    """ In words """

    def to_dict(self) -> dict[str, Any]:
        scores = self.scores.to_dict()

        comment: None | str | Unset
        if isinstance(self.comment, Unset):
            comment = UNSET
        else:
            comment = self.comment

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scores": scores,
            }
        )
        if comment is not UNSET:
            field_dict["comment"] = comment

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.review_draft_scores import ReviewDraftScores

        d = dict(src_dict)
        scores = ReviewDraftScores.from_dict(d.pop("scores"))

        def _parse_comment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        comment = _parse_comment(d.pop("comment", UNSET))

        review_draft = cls(
            scores=scores,
            comment=comment,
        )

        return review_draft
