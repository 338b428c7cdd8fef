from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.language_skill import LanguageSkill
    from ..models.new_applicant import NewApplicant
    from ..models.new_application_answers import NewApplicationAnswers
    from ..models.passport import Passport
    from ..models.position import Position


T = TypeVar("T", bound="NewApplication")


@_attrs_define
class NewApplication:
    """A draft: it may be incomplete until it is submitted"""

    city_id: UUID
    """ The id of the city that nominates (UUIDv7) """
    applicant: NewApplicant
    """ The person; only name and e-mail are needed to start """
    position: None | Position | Unset = UNSET
    """ The post; null: not told """
    languages: list[LanguageSkill] | Unset = UNSET
    """ Each language once """
    passport: None | Passport | Unset = UNSET
    """ The passport’s data; null: not told """
    answers: NewApplicationAnswers | Unset = UNSET
    """ The answers to the program’s own questions, by name: see getApplicationForm """
    replaces: UUID | Unset = UNSET
    """ The application of somebody of the city who gave up a place, as listReplacements has it. Until its `ends_at`
    the application can be started and submitted, also after the call """

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport
        from ..models.position import Position

        city_id = str(self.city_id)

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

        replaces: str | Unset = UNSET
        if not isinstance(self.replaces, Unset):
            replaces = str(self.replaces)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "city_id": city_id,
                "applicant": applicant,
            }
        )
        if position is not UNSET:
            field_dict["position"] = position
        if languages is not UNSET:
            field_dict["languages"] = languages
        if passport is not UNSET:
            field_dict["passport"] = passport
        if answers is not UNSET:
            field_dict["answers"] = answers
        if replaces is not UNSET:
            field_dict["replaces"] = replaces

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.language_skill import LanguageSkill
        from ..models.new_applicant import NewApplicant
        from ..models.new_application_answers import NewApplicationAnswers
        from ..models.passport import Passport
        from ..models.position import Position

        d = dict(src_dict)
        city_id = UUID(d.pop("city_id"))

        applicant = NewApplicant.from_dict(d.pop("applicant"))

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
        answers: NewApplicationAnswers | Unset
        if isinstance(_answers, Unset):
            answers = UNSET
        else:
            answers = NewApplicationAnswers.from_dict(_answers)

        _replaces = d.pop("replaces", UNSET)
        replaces: UUID | Unset
        if isinstance(_replaces, Unset):
            replaces = UNSET
        else:
            replaces = UUID(_replaces)

        new_application = cls(
            city_id=city_id,
            applicant=applicant,
            position=position,
            languages=languages,
            passport=passport,
            answers=answers,
            replaces=replaces,
        )

        return new_application
