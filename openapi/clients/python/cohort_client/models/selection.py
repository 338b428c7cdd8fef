from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.endorsement_time import EndorsementTime
from ..models.overdue_status import OverdueStatus
from ..models.selection_step import SelectionStep
from ..models.tie_break import TieBreak
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.selection_attendance import SelectionAttendance
    from ..models.selection_interviews_type_0 import SelectionInterviewsType0
    from ..models.selection_letters import SelectionLetters
    from ..models.selection_messages import SelectionMessages
    from ..models.selection_participation import SelectionParticipation
    from ..models.selection_reviews import SelectionReviews
    from ..models.selection_travel import SelectionTravel
    from ..models.selection_visa import SelectionVisa


T = TypeVar("T", bound="Selection")


@_attrs_define
class Selection:
    """How the program selects"""

    steps: list[SelectionStep]
    """ In this order """
    factors: list[str] | Unset = UNSET
    """ What counts, in words """
    interviews: None | SelectionInterviewsType0 | Unset = UNSET
    """ The days set aside for interviews; null: none """
    endorsement: EndorsementTime | Unset = UNSET
    """ - `before_submission`: The application cannot be submitted without it
    - `before_release`: The release names who lacks it
    - `none`: Cities may give it, and nothing depends on it """
    reviews: SelectionReviews | Unset = UNSET
    """ How applications are reviewed """
    messages: SelectionMessages | Unset = UNSET
    """ How the program sends mails """
    visa: SelectionVisa | Unset = UNSET
    """ How the time for a visa is counted """
    travel: SelectionTravel | Unset = UNSET
    """ How participants travel """
    attendance: SelectionAttendance | Unset = UNSET
    """ When a participant has taken part """
    overdue: OverdueStatus | Unset = UNSET
    """ - `in_review`: It goes back into review, flagged incomplete
    - `ineligible`: It ends as ineligible """
    tie_breaks: list[TieBreak] | Unset = UNSET
    """ The rules of the ranking, the first one first; each parts what those before it leave level. Default: score,
    city_priority, first_time_city, submitted_at """
    letters: SelectionLetters | Unset = UNSET
    """ What letters and certificates say beside the facts """
    participation: SelectionParticipation | Unset = UNSET
    """ What follows from an offer of a place, and from a seat that becomes free """
    language_calls: bool | Unset = UNSET
    """ Staff call applicants to check their language """

    def to_dict(self) -> dict[str, Any]:
        from ..models.selection_interviews_type_0 import SelectionInterviewsType0

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.value
            steps.append(steps_item)

        factors: list[str] | Unset = UNSET
        if not isinstance(self.factors, Unset):
            factors = self.factors

        interviews: dict[str, Any] | None | Unset
        if isinstance(self.interviews, Unset):
            interviews = UNSET
        elif isinstance(self.interviews, SelectionInterviewsType0):
            interviews = self.interviews.to_dict()
        else:
            interviews = self.interviews

        endorsement: str | Unset = UNSET
        if not isinstance(self.endorsement, Unset):
            endorsement = self.endorsement.value

        reviews: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reviews, Unset):
            reviews = self.reviews.to_dict()

        messages: dict[str, Any] | Unset = UNSET
        if not isinstance(self.messages, Unset):
            messages = self.messages.to_dict()

        visa: dict[str, Any] | Unset = UNSET
        if not isinstance(self.visa, Unset):
            visa = self.visa.to_dict()

        travel: dict[str, Any] | Unset = UNSET
        if not isinstance(self.travel, Unset):
            travel = self.travel.to_dict()

        attendance: dict[str, Any] | Unset = UNSET
        if not isinstance(self.attendance, Unset):
            attendance = self.attendance.to_dict()

        overdue: str | Unset = UNSET
        if not isinstance(self.overdue, Unset):
            overdue = self.overdue.value

        tie_breaks: list[str] | Unset = UNSET
        if not isinstance(self.tie_breaks, Unset):
            tie_breaks = []
            for tie_breaks_item_data in self.tie_breaks:
                tie_breaks_item = tie_breaks_item_data.value
                tie_breaks.append(tie_breaks_item)

        letters: dict[str, Any] | Unset = UNSET
        if not isinstance(self.letters, Unset):
            letters = self.letters.to_dict()

        participation: dict[str, Any] | Unset = UNSET
        if not isinstance(self.participation, Unset):
            participation = self.participation.to_dict()

        language_calls = self.language_calls

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "steps": steps,
            }
        )
        if factors is not UNSET:
            field_dict["factors"] = factors
        if interviews is not UNSET:
            field_dict["interviews"] = interviews
        if endorsement is not UNSET:
            field_dict["endorsement"] = endorsement
        if reviews is not UNSET:
            field_dict["reviews"] = reviews
        if messages is not UNSET:
            field_dict["messages"] = messages
        if visa is not UNSET:
            field_dict["visa"] = visa
        if travel is not UNSET:
            field_dict["travel"] = travel
        if attendance is not UNSET:
            field_dict["attendance"] = attendance
        if overdue is not UNSET:
            field_dict["overdue"] = overdue
        if tie_breaks is not UNSET:
            field_dict["tie_breaks"] = tie_breaks
        if letters is not UNSET:
            field_dict["letters"] = letters
        if participation is not UNSET:
            field_dict["participation"] = participation
        if language_calls is not UNSET:
            field_dict["language_calls"] = language_calls

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.selection_attendance import SelectionAttendance
        from ..models.selection_interviews_type_0 import SelectionInterviewsType0
        from ..models.selection_letters import SelectionLetters
        from ..models.selection_messages import SelectionMessages
        from ..models.selection_participation import SelectionParticipation
        from ..models.selection_reviews import SelectionReviews
        from ..models.selection_travel import SelectionTravel
        from ..models.selection_visa import SelectionVisa

        d = dict(src_dict)
        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = SelectionStep(steps_item_data)

            steps.append(steps_item)

        factors = cast(list[str], d.pop("factors", UNSET))

        def _parse_interviews(data: object) -> None | SelectionInterviewsType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                interviews_type_0 = SelectionInterviewsType0.from_dict(data)

                return interviews_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SelectionInterviewsType0 | Unset, data)

        interviews = _parse_interviews(d.pop("interviews", UNSET))

        _endorsement = d.pop("endorsement", UNSET)
        endorsement: EndorsementTime | Unset
        if isinstance(_endorsement, Unset):
            endorsement = UNSET
        else:
            endorsement = EndorsementTime(_endorsement)

        _reviews = d.pop("reviews", UNSET)
        reviews: SelectionReviews | Unset
        if isinstance(_reviews, Unset):
            reviews = UNSET
        else:
            reviews = SelectionReviews.from_dict(_reviews)

        _messages = d.pop("messages", UNSET)
        messages: SelectionMessages | Unset
        if isinstance(_messages, Unset):
            messages = UNSET
        else:
            messages = SelectionMessages.from_dict(_messages)

        _visa = d.pop("visa", UNSET)
        visa: SelectionVisa | Unset
        if isinstance(_visa, Unset):
            visa = UNSET
        else:
            visa = SelectionVisa.from_dict(_visa)

        _travel = d.pop("travel", UNSET)
        travel: SelectionTravel | Unset
        if isinstance(_travel, Unset):
            travel = UNSET
        else:
            travel = SelectionTravel.from_dict(_travel)

        _attendance = d.pop("attendance", UNSET)
        attendance: SelectionAttendance | Unset
        if isinstance(_attendance, Unset):
            attendance = UNSET
        else:
            attendance = SelectionAttendance.from_dict(_attendance)

        _overdue = d.pop("overdue", UNSET)
        overdue: OverdueStatus | Unset
        if isinstance(_overdue, Unset):
            overdue = UNSET
        else:
            overdue = OverdueStatus(_overdue)

        _tie_breaks = d.pop("tie_breaks", UNSET)
        tie_breaks: list[TieBreak] | Unset = UNSET
        if _tie_breaks is not UNSET:
            tie_breaks = []
            for tie_breaks_item_data in _tie_breaks:
                tie_breaks_item = TieBreak(tie_breaks_item_data)

                tie_breaks.append(tie_breaks_item)

        _letters = d.pop("letters", UNSET)
        letters: SelectionLetters | Unset
        if isinstance(_letters, Unset):
            letters = UNSET
        else:
            letters = SelectionLetters.from_dict(_letters)

        _participation = d.pop("participation", UNSET)
        participation: SelectionParticipation | Unset
        if isinstance(_participation, Unset):
            participation = UNSET
        else:
            participation = SelectionParticipation.from_dict(_participation)

        language_calls = d.pop("language_calls", UNSET)

        selection = cls(
            steps=steps,
            factors=factors,
            interviews=interviews,
            endorsement=endorsement,
            reviews=reviews,
            messages=messages,
            visa=visa,
            travel=travel,
            attendance=attendance,
            overdue=overdue,
            tie_breaks=tie_breaks,
            letters=letters,
            participation=participation,
            language_calls=language_calls,
        )

        return selection
