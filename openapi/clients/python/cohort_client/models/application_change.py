from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.applicant_change import ApplicantChange
    from ..models.application_change_answers import ApplicationChangeAnswers
    from ..models.language_skill import LanguageSkill
    from ..models.passport import Passport
    from ..models.position import Position


T = TypeVar("T", bound="ApplicationChange")


@_attrs_define
class ApplicationChange:
    """Each given member replaces the stored one; the others stay"""

    applicant: ApplicantChange | Unset = UNSET
    """ The members of the person to replace """
    position: None | Position | Unset = UNSET
    """ The post; null: not told """
    languages: list[LanguageSkill] | Unset = UNSET
    """ Each language once """
    passport: None | Passport | Unset = UNSET
    """ The passport’s data; null: not told """
    answers: ApplicationChangeAnswers | Unset = UNSET
    """ The answers to the program’s own questions, by name: see getApplicationForm """

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport
        from ..models.position import Position

        applicant: dict[str, Any] | Unset = UNSET
        if not isinstance(self.applicant, Unset):
            applicant = self.applicant.to_dict()

        position: dict[str, Any] | None | Unset
        if isinstance(self.position, Unset):
            position = UNSET
        elif isinstance(self.position, Position):
            position = self.position.to_dict()
        else:
            position = self.position

        languages: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = []
            for languages_item_data in self.languages:
                languages_item = languages_item_data.to_dict()
                languages.append(languages_item)

        passport: dict[str, Any] | None | Unset
        if isinstance(self.passport, Unset):
            passport = UNSET
        elif isinstance(self.passport, Passport):
            passport = self.passport.to_dict()
        else:
            passport = self.passport

        answers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = self.answers.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if applicant is not UNSET:
            field_dict["applicant"] = applicant
        if position is not UNSET:
            field_dict["position"] = position
        if languages is not UNSET:
            field_dict["languages"] = languages
        if passport is not UNSET:
            field_dict["passport"] = passport
        if answers is not UNSET:
            field_dict["answers"] = answers

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.applicant_change import ApplicantChange
        from ..models.application_change_answers import ApplicationChangeAnswers
        from ..models.language_skill import LanguageSkill
        from ..models.passport import Passport
        from ..models.position import Position

        d = dict(src_dict)
        _applicant = d.pop("applicant", UNSET)
        applicant: ApplicantChange | Unset
        if isinstance(_applicant, Unset):
            applicant = UNSET
        else:
            applicant = ApplicantChange.from_dict(_applicant)

        def _parse_position(data: object) -> None | Position | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                position_type_0 = Position.from_dict(data)

                return position_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Position | Unset, data)

        position = _parse_position(d.pop("position", UNSET))

        _languages = d.pop("languages", UNSET)
        languages: list[LanguageSkill] | Unset = UNSET
        if _languages is not UNSET:
            languages = []
            for languages_item_data in _languages:
                languages_item = LanguageSkill.from_dict(languages_item_data)

                languages.append(languages_item)

        def _parse_passport(data: object) -> None | Passport | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passport_type_0 = Passport.from_dict(data)

                return passport_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Passport | Unset, data)

        passport = _parse_passport(d.pop("passport", UNSET))

        _answers = d.pop("answers", UNSET)
        answers: ApplicationChangeAnswers | Unset
        if isinstance(_answers, Unset):
            answers = UNSET
        else:
            answers = ApplicationChangeAnswers.from_dict(_answers)

        application_change = cls(
            applicant=applicant,
            position=position,
            languages=languages,
            passport=passport,
            answers=answers,
        )

        return application_change
