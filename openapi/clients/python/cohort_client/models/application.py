from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_action import ApplicationAction
from ..models.application_status import ApplicationStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.applicant import Applicant
    from ..models.application_answers import ApplicationAnswers
    from ..models.application_answers_aside import ApplicationAnswersAside
    from ..models.correction import Correction
    from ..models.language_skill import LanguageSkill
    from ..models.offer import Offer
    from ..models.passport import Passport
    from ..models.position import Position
    from ..models.released_decision import ReleasedDecision


T = TypeVar("T", bound="Application")


@_attrs_define
class Application:
    """Omits each group of fields that the caller may not read"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city that nominates (UUIDv7) """
    status: ApplicationStatus
    """ The state of the application

    - `draft`: Being written; takes no slot
    - `submitted`: Received before the end of the call; takes a slot
    - `returned`: The applicant corrects what staff named
    - `in_review`: Being judged
    - `ineligible`: Does not meet a hard criterion
    - `waitlisted`: On the reserve after a release
    - `offered`: Has a place, to be answered by `reply_by`
    - `accepted`: The applicant accepted the offer
    - `confirmed`: Every condition of the offer is met: a participant
    - `not_selected`: Not selected
    - `declined`: The applicant or the city declined the offer
    - `offer_expired`: The offer was not answered in time
    - `offer_withdrawn`: Staff withdrew the offer
    - `withdrawn`: Withdrawn by the applicant, the city or staff
    - `lapsed`: A draft that was not submitted in time, or an application left open at the end of the program
    - `deferred`: Moved to a later program
    - `program_cancelled`: The program was cancelled """
    allowed: list[ApplicationAction]
    """ The actions that the caller can take now """
    applicant: Applicant
    """ The fields of the person that the caller may read """
    submitted_at: datetime.datetime | None
    """ When it was last submitted; null: never """
    returned: Correction | None
    """ What to correct; null unless the status is `returned` """
    incomplete: bool
    """ The application was returned and not corrected in time """
    replaces: None | UUID
    """ The application of the person whose place it is for; null: none """
    deferred_from: None | UUID
    """ The application whose place in an earlier program was deferred to this one; null: none """
    deferred_to: None | UUID
    """ The application in the later program; null unless it is `deferred` """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    position: None | Position | Unset = UNSET
    """ The post; null: not told """
    languages: list[LanguageSkill] | Unset = UNSET
    """ Each language once """
    passport: None | Passport | Unset = UNSET
    """ The passport’s data; null: not told """
    answers: ApplicationAnswers | Unset = UNSET
    """ The answers to the program’s own questions, by name: see getApplicationForm """
    answers_aside: ApplicationAnswersAside | Unset = UNSET
    """ Answers to questions that the program no longer asks """
    latest_safe_decision_date: datetime.date | None | Unset = UNSET
    """ The last day on which a decision leaves time for a visa. Null: no visa is needed, or it is not known whether
    one is """
    offer: None | Offer | Unset = UNSET
    """ The offer to answer; null unless the status is `offered` """
    decision: None | ReleasedDecision | Unset = UNSET
    """ Null until it is released """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.correction import Correction
        from ..models.offer import Offer
        from ..models.passport import Passport
        from ..models.position import Position
        from ..models.released_decision import ReleasedDecision

        id = str(self.id)

        program_id = str(self.program_id)

        city_id = str(self.city_id)

        status = self.status.value

        allowed = []
        for allowed_item_data in self.allowed:
            allowed_item = allowed_item_data.value
            allowed.append(allowed_item)

        applicant = self.applicant.to_dict()

        submitted_at: None | str
        if isinstance(self.submitted_at, datetime.datetime):
            submitted_at = self.submitted_at.isoformat()
        else:
            submitted_at = self.submitted_at

        returned: dict[str, Any] | None
        if isinstance(self.returned, Correction):
            returned = self.returned.to_dict()
        else:
            returned = self.returned

        incomplete = self.incomplete

        replaces: None | str
        if isinstance(self.replaces, UUID):
            replaces = str(self.replaces)
        else:
            replaces = self.replaces

        deferred_from: None | str
        if isinstance(self.deferred_from, UUID):
            deferred_from = str(self.deferred_from)
        else:
            deferred_from = self.deferred_from

        deferred_to: None | str
        if isinstance(self.deferred_to, UUID):
            deferred_to = str(self.deferred_to)
        else:
            deferred_to = self.deferred_to

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

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

        answers_aside: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers_aside, Unset):
            answers_aside = self.answers_aside.to_dict()

        latest_safe_decision_date: None | str | Unset
        if isinstance(self.latest_safe_decision_date, Unset):
            latest_safe_decision_date = UNSET
        elif isinstance(self.latest_safe_decision_date, datetime.date):
            latest_safe_decision_date = self.latest_safe_decision_date.isoformat()
        else:
            latest_safe_decision_date = self.latest_safe_decision_date

        offer: dict[str, Any] | None | Unset
        if isinstance(self.offer, Unset):
            offer = UNSET
        elif isinstance(self.offer, Offer):
            offer = self.offer.to_dict()
        else:
            offer = self.offer

        decision: dict[str, Any] | None | Unset
        if isinstance(self.decision, Unset):
            decision = UNSET
        elif isinstance(self.decision, ReleasedDecision):
            decision = self.decision.to_dict()
        else:
            decision = self.decision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "city_id": city_id,
                "status": status,
                "allowed": allowed,
                "applicant": applicant,
                "submitted_at": submitted_at,
                "returned": returned,
                "incomplete": incomplete,
                "replaces": replaces,
                "deferred_from": deferred_from,
                "deferred_to": deferred_to,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
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
        if answers_aside is not UNSET:
            field_dict["answers_aside"] = answers_aside
        if latest_safe_decision_date is not UNSET:
            field_dict["latest_safe_decision_date"] = latest_safe_decision_date
        if offer is not UNSET:
            field_dict["offer"] = offer
        if decision is not UNSET:
            field_dict["decision"] = decision

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.applicant import Applicant
        from ..models.application_answers import ApplicationAnswers
        from ..models.application_answers_aside import ApplicationAnswersAside
        from ..models.correction import Correction
        from ..models.language_skill import LanguageSkill
        from ..models.offer import Offer
        from ..models.passport import Passport
        from ..models.position import Position
        from ..models.released_decision import ReleasedDecision

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        status = ApplicationStatus(d.pop("status"))

        allowed = []
        _allowed = d.pop("allowed")
        for allowed_item_data in _allowed:
            allowed_item = ApplicationAction(allowed_item_data)

            allowed.append(allowed_item)

        applicant = Applicant.from_dict(d.pop("applicant"))

        def _parse_submitted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                submitted_at_type_0 = datetime.datetime.fromisoformat(data)

                return submitted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        submitted_at = _parse_submitted_at(d.pop("submitted_at"))

        def _parse_returned(data: object) -> Correction | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                returned_type_0 = Correction.from_dict(data)

                return returned_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Correction | None, data)

        returned = _parse_returned(d.pop("returned"))

        incomplete = d.pop("incomplete")

        def _parse_replaces(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replaces_type_0 = UUID(data)

                return replaces_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        replaces = _parse_replaces(d.pop("replaces"))

        def _parse_deferred_from(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deferred_from_type_0 = UUID(data)

                return deferred_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        deferred_from = _parse_deferred_from(d.pop("deferred_from"))

        def _parse_deferred_to(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deferred_to_type_0 = UUID(data)

                return deferred_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        deferred_to = _parse_deferred_to(d.pop("deferred_to"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

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
        answers: ApplicationAnswers | Unset
        if isinstance(_answers, Unset):
            answers = UNSET
        else:
            answers = ApplicationAnswers.from_dict(_answers)

        _answers_aside = d.pop("answers_aside", UNSET)
        answers_aside: ApplicationAnswersAside | Unset
        if isinstance(_answers_aside, Unset):
            answers_aside = UNSET
        else:
            answers_aside = ApplicationAnswersAside.from_dict(_answers_aside)

        def _parse_latest_safe_decision_date(
            data: object,
        ) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_safe_decision_date_type_0 = datetime.date.fromisoformat(data)

                return latest_safe_decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        latest_safe_decision_date = _parse_latest_safe_decision_date(
            d.pop("latest_safe_decision_date", UNSET)
        )

        def _parse_offer(data: object) -> None | Offer | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                offer_type_0 = Offer.from_dict(data)

                return offer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Offer | Unset, data)

        offer = _parse_offer(d.pop("offer", UNSET))

        def _parse_decision(data: object) -> None | ReleasedDecision | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                decision_type_0 = ReleasedDecision.from_dict(data)

                return decision_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReleasedDecision | Unset, data)

        decision = _parse_decision(d.pop("decision", UNSET))

        application = cls(
            id=id,
            program_id=program_id,
            city_id=city_id,
            status=status,
            allowed=allowed,
            applicant=applicant,
            submitted_at=submitted_at,
            returned=returned,
            incomplete=incomplete,
            replaces=replaces,
            deferred_from=deferred_from,
            deferred_to=deferred_to,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            position=position,
            languages=languages,
            passport=passport,
            answers=answers,
            answers_aside=answers_aside,
            latest_safe_decision_date=latest_safe_decision_date,
            offer=offer,
            decision=decision,
        )

        application.additional_properties = d
        return application

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
