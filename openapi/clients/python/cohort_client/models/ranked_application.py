from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ranked_score import RankedScore


T = TypeVar("T", bound="RankedApplication")


@_attrs_define
class RankedApplication:
    """An application at its place, with the facts that put it there"""

    number: int
    """ Counts the list from 1 """
    place: int
    """ The same for applications that no rule parts """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    applicant_name: str
    """ The name of the person """
    explanation: str
    """ Plain English: why the place is where it is """
    score: None | RankedScore
    """ Null: nobody has scored it. It comes after all that have a score """
    city_priority: int | None
    """ The place in the city’s own order of its nominees. Null: the city has not told one """
    first_time_city: bool
    """ Whether nobody of the city has accepted a place in a program of this service that starts before this one.
    Past editions that a series only lists name no cities, and do not count """
    submitted_at: datetime.datetime
    """ When it was last submitted """
    latest_safe_decision_date: datetime.date | None
    """ The last day on which a decision leaves time for a visa. Null: no visa is needed, or it is not known whether
    one is """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ranked_score import RankedScore

        number = self.number

        place = self.place

        application_id = str(self.application_id)

        city_id = str(self.city_id)

        city_name = self.city_name

        applicant_name = self.applicant_name

        explanation = self.explanation

        score: dict[str, Any] | None
        if isinstance(self.score, RankedScore):
            score = self.score.to_dict()
        else:
            score = self.score

        city_priority: int | None
        city_priority = self.city_priority

        first_time_city = self.first_time_city

        submitted_at = self.submitted_at.isoformat()

        latest_safe_decision_date: None | str
        if isinstance(self.latest_safe_decision_date, datetime.date):
            latest_safe_decision_date = self.latest_safe_decision_date.isoformat()
        else:
            latest_safe_decision_date = self.latest_safe_decision_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "place": place,
                "application_id": application_id,
                "city_id": city_id,
                "city_name": city_name,
                "applicant_name": applicant_name,
                "explanation": explanation,
                "score": score,
                "city_priority": city_priority,
                "first_time_city": first_time_city,
                "submitted_at": submitted_at,
                "latest_safe_decision_date": latest_safe_decision_date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.ranked_score import RankedScore

        d = dict(src_dict)
        number = d.pop("number")

        place = d.pop("place")

        application_id = UUID(d.pop("application_id"))

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        applicant_name = d.pop("applicant_name")

        explanation = d.pop("explanation")

        def _parse_score(data: object) -> None | RankedScore:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                score_type_0 = RankedScore.from_dict(data)

                return score_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RankedScore, data)

        score = _parse_score(d.pop("score"))

        def _parse_city_priority(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        city_priority = _parse_city_priority(d.pop("city_priority"))

        first_time_city = d.pop("first_time_city")

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        def _parse_latest_safe_decision_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_safe_decision_date_type_0 = datetime.date.fromisoformat(data)

                return latest_safe_decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        latest_safe_decision_date = _parse_latest_safe_decision_date(
            d.pop("latest_safe_decision_date")
        )

        ranked_application = cls(
            number=number,
            place=place,
            application_id=application_id,
            city_id=city_id,
            city_name=city_name,
            applicant_name=applicant_name,
            explanation=explanation,
            score=score,
            city_priority=city_priority,
            first_time_city=first_time_city,
            submitted_at=submitted_at,
            latest_safe_decision_date=latest_safe_decision_date,
        )

        ranked_application.additional_properties = d
        return ranked_application

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
