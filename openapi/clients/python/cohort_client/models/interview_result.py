from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cefr_level import CefrLevel

if TYPE_CHECKING:
    from ..models.interview_result_scores_type_0 import InterviewResultScoresType0


T = TypeVar("T", bound="InterviewResult")


@_attrs_define
class InterviewResult:
    """What came of an interview"""

    scores: InterviewResultScoresType0 | None
    """ The scores; null: none, or it was not held """
    rubric_version: int | None
    """ The rubric that they were given by """
    language_level: CefrLevel | None
    """ What was heard; null: not told """
    evidence_note: None | str
    """ What the level rests on """
    duration_minutes: int | None
    """ How long it took, in minutes """
    note: None | str
    """ For staff """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.interview_result_scores_type_0 import InterviewResultScoresType0

        scores: dict[str, Any] | None
        if isinstance(self.scores, InterviewResultScoresType0):
            scores = self.scores.to_dict()
        else:
            scores = self.scores

        rubric_version: int | None
        rubric_version = self.rubric_version

        language_level: None | str
        if isinstance(self.language_level, CefrLevel):
            language_level = self.language_level.value
        else:
            language_level = self.language_level

        evidence_note: None | str
        evidence_note = self.evidence_note

        duration_minutes: int | None
        duration_minutes = self.duration_minutes

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scores": scores,
                "rubric_version": rubric_version,
                "language_level": language_level,
                "evidence_note": evidence_note,
                "duration_minutes": duration_minutes,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interview_result_scores_type_0 import InterviewResultScoresType0

        d = dict(src_dict)

        def _parse_scores(data: object) -> InterviewResultScoresType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                scores_type_0 = InterviewResultScoresType0.from_dict(data)

                return scores_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(InterviewResultScoresType0 | None, data)

        scores = _parse_scores(d.pop("scores"))

        def _parse_rubric_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rubric_version = _parse_rubric_version(d.pop("rubric_version"))

        def _parse_language_level(data: object) -> CefrLevel | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_level_type_0 = CefrLevel(data)

                return language_level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CefrLevel | None, data)

        language_level = _parse_language_level(d.pop("language_level"))

        def _parse_evidence_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        evidence_note = _parse_evidence_note(d.pop("evidence_note"))

        def _parse_duration_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        duration_minutes = _parse_duration_minutes(d.pop("duration_minutes"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        interview_result = cls(
            scores=scores,
            rubric_version=rubric_version,
            language_level=language_level,
            evidence_note=evidence_note,
            duration_minutes=duration_minutes,
            note=note,
        )

        interview_result.additional_properties = d
        return interview_result

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
