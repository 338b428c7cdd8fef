from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.cefr_level import CefrLevel
from ..models.interview_outcome import InterviewOutcome
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_interview_outcome_scores import NewInterviewOutcomeScores


T = TypeVar("T", bound="NewInterviewOutcome")


@_attrs_define
class NewInterviewOutcome:
    """What came of an interview"""

    outcome: InterviewOutcome
    """ - `held`: It took place
    - `no_show`: The applicant did not come; the program may let them book once more
    - `not_held`: It did not take place, for a reason that is not the applicant’s """
    scores: NewInterviewOutcomeScores | Unset = UNSET
    """ A number for each criterion of the rubric that is scored in interviews, by its name """
    language_level: CefrLevel | None | Unset = UNSET
    """ What was heard; it needs `evidence_note` """
    evidence_note: None | str | Unset = UNSET
    """ What the level rests on """
    duration_minutes: int | None | Unset = UNSET
    """ How long it took, in minutes """
    note: None | str | Unset = UNSET
    """ For staff """

    def to_dict(self) -> dict[str, Any]:
        outcome = self.outcome.value

        scores: dict[str, Any] | Unset = UNSET
        if not isinstance(self.scores, Unset):
            scores = self.scores.to_dict()

        language_level: None | str | Unset
        if isinstance(self.language_level, Unset):
            language_level = UNSET
        elif isinstance(self.language_level, CefrLevel):
            language_level = self.language_level.value
        else:
            language_level = self.language_level

        evidence_note: None | str | Unset
        if isinstance(self.evidence_note, Unset):
            evidence_note = UNSET
        else:
            evidence_note = self.evidence_note

        duration_minutes: int | None | Unset
        if isinstance(self.duration_minutes, Unset):
            duration_minutes = UNSET
        else:
            duration_minutes = self.duration_minutes

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "outcome": outcome,
            }
        )
        if scores is not UNSET:
            field_dict["scores"] = scores
        if language_level is not UNSET:
            field_dict["language_level"] = language_level
        if evidence_note is not UNSET:
            field_dict["evidence_note"] = evidence_note
        if duration_minutes is not UNSET:
            field_dict["duration_minutes"] = duration_minutes
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.new_interview_outcome_scores import NewInterviewOutcomeScores

        d = dict(src_dict)
        outcome = InterviewOutcome(d.pop("outcome"))

        _scores = d.pop("scores", UNSET)
        scores: NewInterviewOutcomeScores | Unset
        if isinstance(_scores, Unset):
            scores = UNSET
        else:
            scores = NewInterviewOutcomeScores.from_dict(_scores)

        def _parse_language_level(data: object) -> CefrLevel | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_level_type_0 = CefrLevel(data)

                return language_level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CefrLevel | None | Unset, data)

        language_level = _parse_language_level(d.pop("language_level", UNSET))

        def _parse_evidence_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        evidence_note = _parse_evidence_note(d.pop("evidence_note", UNSET))

        def _parse_duration_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        duration_minutes = _parse_duration_minutes(d.pop("duration_minutes", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_interview_outcome = cls(
            outcome=outcome,
            scores=scores,
            language_level=language_level,
            evidence_note=evidence_note,
            duration_minutes=duration_minutes,
            note=note,
        )

        return new_interview_outcome
