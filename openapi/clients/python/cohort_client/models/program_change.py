from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.cefr_level import CefrLevel
from ..models.document_kind import DocumentKind
from ..models.program_format import ProgramFormat
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.call_input import CallInput
    from ..models.contact import Contact
    from ..models.coverage import Coverage
    from ..models.eligibility_rule import EligibilityRule
    from ..models.organisation_part_input import OrganisationPartInput
    from ..models.program_change_answers_schema import ProgramChangeAnswersSchema
    from ..models.selection import Selection
    from ..models.session import Session
    from ..models.venue_input import VenueInput


T = TypeVar("T", bound="ProgramChange")


@_attrs_define
class ProgramChange:
    """Each given member replaces the stored one; the others stay"""

    title: str | Unset = UNSET
    """ The title """
    series_id: None | Unset | UUID = UNSET
    """ The series that it belongs to; null: none """
    summary: None | str | Unset = UNSET
    """ What it is about, in a few sentences """
    format_: None | ProgramFormat | Unset = UNSET
    """ - `workshop`: Participants travel, for days
    - `training`: Participants travel, for lessons
    - `webinar`: Online: no passport, no travel """
    language: None | str | Unset = UNSET
    """ The working language, as a BCP 47 tag """
    language_level: CefrLevel | None | Unset = UNSET
    """ The level needed in that language """
    venue: VenueInput | Unset = UNSET
    """ Where it takes place """
    starts_on: datetime.date | None | Unset = UNSET
    """ The first day, in the program’s zone """
    ends_on: datetime.date | None | Unset = UNSET
    """ The last day, in the program’s zone """
    call: CallInput | Unset = UNSET
    """ The call: each end as a day or as an instant """
    decisions_on: datetime.date | None | Unset = UNSET
    """ The day on which decisions are planned """
    max_applications_per_city: int | None | Unset = UNSET
    """ Applications of one city at most. Null: not limited. Left out of a new program: the network’s two """
    max_participants_per_city: int | None | Unset = UNSET
    """ Participants of one city at most. Null: not limited """
    seats: int | None | Unset = UNSET
    """ Participants at most. Null: not limited """
    required_documents: list[DocumentKind] | Unset = UNSET
    """ What each application must have """
    criteria: list[EligibilityRule] | Unset = UNSET
    """ What decides who can apply; those of the network always apply """
    selection: Selection | Unset = UNSET
    """ How the program selects """
    coverage: Coverage | Unset = UNSET
    """ Who pays what """
    topics: list[str] | Unset = UNSET
    """ What it treats """
    technical_tours: list[str] | Unset = UNSET
    """ Places that participants visit """
    agenda: list[Session] | Unset = UNSET
    """ Replaces the whole agenda. Each day is within the program """
    contacts: list[Contact] | Unset = UNSET
    """ Whom to ask """
    organisations: list[OrganisationPartInput] | Unset = UNSET
    """ Who organises, hosts and sponsors it """
    answers_schema: ProgramChangeAnswersSchema | Unset = UNSET
    """ The program’s own questions, as a JSON Schema of one object; `title` is the label of a question """

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        series_id: None | str | Unset
        if isinstance(self.series_id, Unset):
            series_id = UNSET
        elif isinstance(self.series_id, UUID):
            series_id = str(self.series_id)
        else:
            series_id = self.series_id

        summary: None | str | Unset
        if isinstance(self.summary, Unset):
            summary = UNSET
        else:
            summary = self.summary

        format_: None | str | Unset
        if isinstance(self.format_, Unset):
            format_ = UNSET
        elif isinstance(self.format_, ProgramFormat):
            format_ = self.format_.value
        else:
            format_ = self.format_

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        language_level: None | str | Unset
        if isinstance(self.language_level, Unset):
            language_level = UNSET
        elif isinstance(self.language_level, CefrLevel):
            language_level = self.language_level.value
        else:
            language_level = self.language_level

        venue: dict[str, Any] | Unset = UNSET
        if not isinstance(self.venue, Unset):
            venue = self.venue.to_dict()

        starts_on: None | str | Unset
        if isinstance(self.starts_on, Unset):
            starts_on = UNSET
        elif isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        ends_on: None | str | Unset
        if isinstance(self.ends_on, Unset):
            ends_on = UNSET
        elif isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        call: dict[str, Any] | Unset = UNSET
        if not isinstance(self.call, Unset):
            call = self.call.to_dict()

        decisions_on: None | str | Unset
        if isinstance(self.decisions_on, Unset):
            decisions_on = UNSET
        elif isinstance(self.decisions_on, datetime.date):
            decisions_on = self.decisions_on.isoformat()
        else:
            decisions_on = self.decisions_on

        max_applications_per_city: int | None | Unset
        if isinstance(self.max_applications_per_city, Unset):
            max_applications_per_city = UNSET
        else:
            max_applications_per_city = self.max_applications_per_city

        max_participants_per_city: int | None | Unset
        if isinstance(self.max_participants_per_city, Unset):
            max_participants_per_city = UNSET
        else:
            max_participants_per_city = self.max_participants_per_city

        seats: int | None | Unset
        if isinstance(self.seats, Unset):
            seats = UNSET
        else:
            seats = self.seats

        required_documents: list[str] | Unset = UNSET
        if not isinstance(self.required_documents, Unset):
            required_documents = []
            for required_documents_item_data in self.required_documents:
                required_documents_item = required_documents_item_data.value
                required_documents.append(required_documents_item)

        criteria: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.criteria, Unset):
            criteria = []
            for criteria_item_data in self.criteria:
                criteria_item = criteria_item_data.to_dict()
                criteria.append(criteria_item)

        selection: dict[str, Any] | Unset = UNSET
        if not isinstance(self.selection, Unset):
            selection = self.selection.to_dict()

        coverage: dict[str, Any] | Unset = UNSET
        if not isinstance(self.coverage, Unset):
            coverage = self.coverage.to_dict()

        topics: list[str] | Unset = UNSET
        if not isinstance(self.topics, Unset):
            topics = self.topics

        technical_tours: list[str] | Unset = UNSET
        if not isinstance(self.technical_tours, Unset):
            technical_tours = self.technical_tours

        agenda: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.agenda, Unset):
            agenda = []
            for agenda_item_data in self.agenda:
                agenda_item = agenda_item_data.to_dict()
                agenda.append(agenda_item)

        contacts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.contacts, Unset):
            contacts = []
            for contacts_item_data in self.contacts:
                contacts_item = contacts_item_data.to_dict()
                contacts.append(contacts_item)

        organisations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.organisations, Unset):
            organisations = []
            for organisations_item_data in self.organisations:
                organisations_item = organisations_item_data.to_dict()
                organisations.append(organisations_item)

        answers_schema: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers_schema, Unset):
            answers_schema = self.answers_schema.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if series_id is not UNSET:
            field_dict["series_id"] = series_id
        if summary is not UNSET:
            field_dict["summary"] = summary
        if format_ is not UNSET:
            field_dict["format"] = format_
        if language is not UNSET:
            field_dict["language"] = language
        if language_level is not UNSET:
            field_dict["language_level"] = language_level
        if venue is not UNSET:
            field_dict["venue"] = venue
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if ends_on is not UNSET:
            field_dict["ends_on"] = ends_on
        if call is not UNSET:
            field_dict["call"] = call
        if decisions_on is not UNSET:
            field_dict["decisions_on"] = decisions_on
        if max_applications_per_city is not UNSET:
            field_dict["max_applications_per_city"] = max_applications_per_city
        if max_participants_per_city is not UNSET:
            field_dict["max_participants_per_city"] = max_participants_per_city
        if seats is not UNSET:
            field_dict["seats"] = seats
        if required_documents is not UNSET:
            field_dict["required_documents"] = required_documents
        if criteria is not UNSET:
            field_dict["criteria"] = criteria
        if selection is not UNSET:
            field_dict["selection"] = selection
        if coverage is not UNSET:
            field_dict["coverage"] = coverage
        if topics is not UNSET:
            field_dict["topics"] = topics
        if technical_tours is not UNSET:
            field_dict["technical_tours"] = technical_tours
        if agenda is not UNSET:
            field_dict["agenda"] = agenda
        if contacts is not UNSET:
            field_dict["contacts"] = contacts
        if organisations is not UNSET:
            field_dict["organisations"] = organisations
        if answers_schema is not UNSET:
            field_dict["answers_schema"] = answers_schema

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.call_input import CallInput
        from ..models.contact import Contact
        from ..models.coverage import Coverage
        from ..models.eligibility_rule import EligibilityRule
        from ..models.organisation_part_input import OrganisationPartInput
        from ..models.program_change_answers_schema import ProgramChangeAnswersSchema
        from ..models.selection import Selection
        from ..models.session import Session
        from ..models.venue_input import VenueInput

        d = dict(src_dict)
        title = d.pop("title", UNSET)

        def _parse_series_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                series_id_type_0 = UUID(data)

                return series_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        series_id = _parse_series_id(d.pop("series_id", UNSET))

        def _parse_summary(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        summary = _parse_summary(d.pop("summary", UNSET))

        def _parse_format_(data: object) -> None | ProgramFormat | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                format_type_0 = ProgramFormat(data)

                return format_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProgramFormat | Unset, data)

        format_ = _parse_format_(d.pop("format", UNSET))

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

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

        _venue = d.pop("venue", UNSET)
        venue: VenueInput | Unset
        if isinstance(_venue, Unset):
            venue = UNSET
        else:
            venue = VenueInput.from_dict(_venue)

        def _parse_starts_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        starts_on = _parse_starts_on(d.pop("starts_on", UNSET))

        def _parse_ends_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        ends_on = _parse_ends_on(d.pop("ends_on", UNSET))

        _call = d.pop("call", UNSET)
        call: CallInput | Unset
        if isinstance(_call, Unset):
            call = UNSET
        else:
            call = CallInput.from_dict(_call)

        def _parse_decisions_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decisions_on_type_0 = datetime.date.fromisoformat(data)

                return decisions_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decisions_on = _parse_decisions_on(d.pop("decisions_on", UNSET))

        def _parse_max_applications_per_city(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_applications_per_city = _parse_max_applications_per_city(
            d.pop("max_applications_per_city", UNSET)
        )

        def _parse_max_participants_per_city(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_participants_per_city = _parse_max_participants_per_city(
            d.pop("max_participants_per_city", UNSET)
        )

        def _parse_seats(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        seats = _parse_seats(d.pop("seats", UNSET))

        _required_documents = d.pop("required_documents", UNSET)
        required_documents: list[DocumentKind] | Unset = UNSET
        if _required_documents is not UNSET:
            required_documents = []
            for required_documents_item_data in _required_documents:
                required_documents_item = DocumentKind(required_documents_item_data)

                required_documents.append(required_documents_item)

        _criteria = d.pop("criteria", UNSET)
        criteria: list[EligibilityRule] | Unset = UNSET
        if _criteria is not UNSET:
            criteria = []
            for criteria_item_data in _criteria:
                criteria_item = EligibilityRule.from_dict(criteria_item_data)

                criteria.append(criteria_item)

        _selection = d.pop("selection", UNSET)
        selection: Selection | Unset
        if isinstance(_selection, Unset):
            selection = UNSET
        else:
            selection = Selection.from_dict(_selection)

        _coverage = d.pop("coverage", UNSET)
        coverage: Coverage | Unset
        if isinstance(_coverage, Unset):
            coverage = UNSET
        else:
            coverage = Coverage.from_dict(_coverage)

        topics = cast(list[str], d.pop("topics", UNSET))

        technical_tours = cast(list[str], d.pop("technical_tours", UNSET))

        _agenda = d.pop("agenda", UNSET)
        agenda: list[Session] | Unset = UNSET
        if _agenda is not UNSET:
            agenda = []
            for agenda_item_data in _agenda:
                agenda_item = Session.from_dict(agenda_item_data)

                agenda.append(agenda_item)

        _contacts = d.pop("contacts", UNSET)
        contacts: list[Contact] | Unset = UNSET
        if _contacts is not UNSET:
            contacts = []
            for contacts_item_data in _contacts:
                contacts_item = Contact.from_dict(contacts_item_data)

                contacts.append(contacts_item)

        _organisations = d.pop("organisations", UNSET)
        organisations: list[OrganisationPartInput] | Unset = UNSET
        if _organisations is not UNSET:
            organisations = []
            for organisations_item_data in _organisations:
                organisations_item = OrganisationPartInput.from_dict(
                    organisations_item_data
                )

                organisations.append(organisations_item)

        _answers_schema = d.pop("answers_schema", UNSET)
        answers_schema: ProgramChangeAnswersSchema | Unset
        if isinstance(_answers_schema, Unset):
            answers_schema = UNSET
        else:
            answers_schema = ProgramChangeAnswersSchema.from_dict(_answers_schema)

        program_change = cls(
            title=title,
            series_id=series_id,
            summary=summary,
            format_=format_,
            language=language,
            language_level=language_level,
            venue=venue,
            starts_on=starts_on,
            ends_on=ends_on,
            call=call,
            decisions_on=decisions_on,
            max_applications_per_city=max_applications_per_city,
            max_participants_per_city=max_participants_per_city,
            seats=seats,
            required_documents=required_documents,
            criteria=criteria,
            selection=selection,
            coverage=coverage,
            topics=topics,
            technical_tours=technical_tours,
            agenda=agenda,
            contacts=contacts,
            organisations=organisations,
            answers_schema=answers_schema,
        )

        return program_change
