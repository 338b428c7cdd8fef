from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cefr_level import CefrLevel
from ..models.document_kind import DocumentKind
from ..models.program_format import ProgramFormat
from ..models.program_phase import ProgramPhase
from ..models.program_status import ProgramStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.call import Call
    from ..models.changed_program_answers_schema import ChangedProgramAnswersSchema
    from ..models.contact import Contact
    from ..models.coverage import Coverage
    from ..models.eligibility_rule import EligibilityRule
    from ..models.material import Material
    from ..models.organisation_part import OrganisationPart
    from ..models.program_warning import ProgramWarning
    from ..models.selection import Selection
    from ..models.session import Session
    from ..models.touched_application import TouchedApplication
    from ..models.touched_by_move import TouchedByMove
    from ..models.venue import Venue


T = TypeVar("T", bound="ChangedProgram")


@_attrs_define
class ChangedProgram:
    """A program after a change"""

    id: UUID
    """ UUIDv7 """
    key: None | str
    """ A short name for programs, which never changes; null: none """
    series_id: None | UUID
    """ The series that it belongs to; null: none """
    status: ProgramStatus
    """ - `draft`: Seen only by those who run it
    - `published`: Seen by everyone
    - `cancelled`: Will not take place
    - `archived`: Over and put away """
    phase: ProgramPhase
    """ Derived from the dates, the releases and the clock; never stored

    - `draft`: Not published yet
    - `upcoming`: Published; the call has not opened
    - `call_open`: Applications are taken
    - `call_closed`: The call has ended; no decision is open or released yet
    - `selecting`: Applications are being decided
    - `decided`: Decisions are released
    - `running`: Between the first and the last day
    - `completed`: The last day has passed """
    title: str
    """ The title """
    summary: None | str
    """ What it is about, in a few sentences """
    format_: None | ProgramFormat
    """ - `workshop`: Participants travel, for days
    - `training`: Participants travel, for lessons
    - `webinar`: Online: no passport, no travel """
    language: None | str
    """ The working language, as a BCP 47 tag """
    language_level: CefrLevel | None
    """ The level needed in that language """
    venue: Venue
    """ Where it takes place """
    starts_on: datetime.date | None
    """ The first day, in the program’s zone """
    ends_on: datetime.date | None
    """ The last day, in the program’s zone """
    call: Call
    """ The program’s invitation to apply """
    decisions_on: datetime.date | None
    """ The day on which decisions are planned """
    max_applications_per_city: int | None
    """ Applications of one city at most. Null: not limited """
    max_participants_per_city: int | None
    """ Participants of one city at most. Null: not limited """
    seats: int | None
    """ Participants at most. Null: not limited """
    required_documents: list[DocumentKind]
    """ What each application must have """
    criteria: list[EligibilityRule]
    """ What decides who can apply; those of the network always apply """
    rule_set_version: int
    """ Counts the changes of the criteria, from 1 """
    selection: Selection
    """ How the program selects """
    coverage: Coverage
    """ Who pays what """
    topics: list[str]
    """ What it treats """
    technical_tours: list[str]
    """ Places that participants visit """
    agenda: list[Session]
    """ The sessions, in the order in which they were given """
    contacts: list[Contact]
    """ Whom to ask """
    materials: list[Material]
    """ Links and files, in the order in which they were added """
    organisations: list[OrganisationPart]
    """ Who organises, hosts and sponsors it """
    answers_schema: ChangedProgramAnswersSchema
    """ The program’s own questions; getApplicationForm returns them for a form """
    published_at: datetime.datetime | None
    """ When it was published; null: it is a draft """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    warnings: list[ProgramWarning] | Unset = UNSET
    """ Only for those who run the program, and only while it is a draft or published """
    touched: list[TouchedByMove] | Unset = UNSET
    """ Only after a change of the dates, the place or the format of a published program: whom it touches """
    touched_applications: list[TouchedApplication] | Unset = UNSET
    """ Only after a change of the questions: the submitted applications whose answers no longer match """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        key: None | str
        key = self.key

        series_id: None | str
        if isinstance(self.series_id, UUID):
            series_id = str(self.series_id)
        else:
            series_id = self.series_id

        status = self.status.value

        phase = self.phase.value

        title = self.title

        summary: None | str
        summary = self.summary

        format_: None | str
        if isinstance(self.format_, ProgramFormat):
            format_ = self.format_.value
        else:
            format_ = self.format_

        language: None | str
        language = self.language

        language_level: None | str
        if isinstance(self.language_level, CefrLevel):
            language_level = self.language_level.value
        else:
            language_level = self.language_level

        venue = self.venue.to_dict()

        starts_on: None | str
        if isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        ends_on: None | str
        if isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        call = self.call.to_dict()

        decisions_on: None | str
        if isinstance(self.decisions_on, datetime.date):
            decisions_on = self.decisions_on.isoformat()
        else:
            decisions_on = self.decisions_on

        max_applications_per_city: int | None
        max_applications_per_city = self.max_applications_per_city

        max_participants_per_city: int | None
        max_participants_per_city = self.max_participants_per_city

        seats: int | None
        seats = self.seats

        required_documents = []
        for required_documents_item_data in self.required_documents:
            required_documents_item = required_documents_item_data.value
            required_documents.append(required_documents_item)

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        rule_set_version = self.rule_set_version

        selection = self.selection.to_dict()

        coverage = self.coverage.to_dict()

        topics = self.topics

        technical_tours = self.technical_tours

        agenda = []
        for agenda_item_data in self.agenda:
            agenda_item = agenda_item_data.to_dict()
            agenda.append(agenda_item)

        contacts = []
        for contacts_item_data in self.contacts:
            contacts_item = contacts_item_data.to_dict()
            contacts.append(contacts_item)

        materials = []
        for materials_item_data in self.materials:
            materials_item = materials_item_data.to_dict()
            materials.append(materials_item)

        organisations = []
        for organisations_item_data in self.organisations:
            organisations_item = organisations_item_data.to_dict()
            organisations.append(organisations_item)

        answers_schema = self.answers_schema.to_dict()

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        warnings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.warnings, Unset):
            warnings = []
            for warnings_item_data in self.warnings:
                warnings_item = warnings_item_data.to_dict()
                warnings.append(warnings_item)

        touched: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.touched, Unset):
            touched = []
            for touched_item_data in self.touched:
                touched_item = touched_item_data.to_dict()
                touched.append(touched_item)

        touched_applications: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.touched_applications, Unset):
            touched_applications = []
            for touched_applications_item_data in self.touched_applications:
                touched_applications_item = touched_applications_item_data.to_dict()
                touched_applications.append(touched_applications_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "key": key,
                "series_id": series_id,
                "status": status,
                "phase": phase,
                "title": title,
                "summary": summary,
                "format": format_,
                "language": language,
                "language_level": language_level,
                "venue": venue,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "call": call,
                "decisions_on": decisions_on,
                "max_applications_per_city": max_applications_per_city,
                "max_participants_per_city": max_participants_per_city,
                "seats": seats,
                "required_documents": required_documents,
                "criteria": criteria,
                "rule_set_version": rule_set_version,
                "selection": selection,
                "coverage": coverage,
                "topics": topics,
                "technical_tours": technical_tours,
                "agenda": agenda,
                "contacts": contacts,
                "materials": materials,
                "organisations": organisations,
                "answers_schema": answers_schema,
                "published_at": published_at,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if warnings is not UNSET:
            field_dict["warnings"] = warnings
        if touched is not UNSET:
            field_dict["touched"] = touched
        if touched_applications is not UNSET:
            field_dict["touched_applications"] = touched_applications

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.call import Call
        from ..models.changed_program_answers_schema import ChangedProgramAnswersSchema
        from ..models.contact import Contact
        from ..models.coverage import Coverage
        from ..models.eligibility_rule import EligibilityRule
        from ..models.material import Material
        from ..models.organisation_part import OrganisationPart
        from ..models.program_warning import ProgramWarning
        from ..models.selection import Selection
        from ..models.session import Session
        from ..models.touched_application import TouchedApplication
        from ..models.touched_by_move import TouchedByMove
        from ..models.venue import Venue

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_key(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        key = _parse_key(d.pop("key"))

        def _parse_series_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                series_id_type_0 = UUID(data)

                return series_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        series_id = _parse_series_id(d.pop("series_id"))

        status = ProgramStatus(d.pop("status"))

        phase = ProgramPhase(d.pop("phase"))

        title = d.pop("title")

        def _parse_summary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        summary = _parse_summary(d.pop("summary"))

        def _parse_format_(data: object) -> None | ProgramFormat:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                format_type_0 = ProgramFormat(data)

                return format_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProgramFormat, data)

        format_ = _parse_format_(d.pop("format"))

        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))

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

        venue = Venue.from_dict(d.pop("venue"))

        def _parse_starts_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        starts_on = _parse_starts_on(d.pop("starts_on"))

        def _parse_ends_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ends_on = _parse_ends_on(d.pop("ends_on"))

        call = Call.from_dict(d.pop("call"))

        def _parse_decisions_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decisions_on_type_0 = datetime.date.fromisoformat(data)

                return decisions_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        decisions_on = _parse_decisions_on(d.pop("decisions_on"))

        def _parse_max_applications_per_city(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        max_applications_per_city = _parse_max_applications_per_city(
            d.pop("max_applications_per_city")
        )

        def _parse_max_participants_per_city(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        max_participants_per_city = _parse_max_participants_per_city(
            d.pop("max_participants_per_city")
        )

        def _parse_seats(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        seats = _parse_seats(d.pop("seats"))

        required_documents = []
        _required_documents = d.pop("required_documents")
        for required_documents_item_data in _required_documents:
            required_documents_item = DocumentKind(required_documents_item_data)

            required_documents.append(required_documents_item)

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = EligibilityRule.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        rule_set_version = d.pop("rule_set_version")

        selection = Selection.from_dict(d.pop("selection"))

        coverage = Coverage.from_dict(d.pop("coverage"))

        topics = cast(list[str], d.pop("topics"))

        technical_tours = cast(list[str], d.pop("technical_tours"))

        agenda = []
        _agenda = d.pop("agenda")
        for agenda_item_data in _agenda:
            agenda_item = Session.from_dict(agenda_item_data)

            agenda.append(agenda_item)

        contacts = []
        _contacts = d.pop("contacts")
        for contacts_item_data in _contacts:
            contacts_item = Contact.from_dict(contacts_item_data)

            contacts.append(contacts_item)

        materials = []
        _materials = d.pop("materials")
        for materials_item_data in _materials:
            materials_item = Material.from_dict(materials_item_data)

            materials.append(materials_item)

        organisations = []
        _organisations = d.pop("organisations")
        for organisations_item_data in _organisations:
            organisations_item = OrganisationPart.from_dict(organisations_item_data)

            organisations.append(organisations_item)

        answers_schema = ChangedProgramAnswersSchema.from_dict(d.pop("answers_schema"))

        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)

                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        _warnings = d.pop("warnings", UNSET)
        warnings: list[ProgramWarning] | Unset = UNSET
        if _warnings is not UNSET:
            warnings = []
            for warnings_item_data in _warnings:
                warnings_item = ProgramWarning.from_dict(warnings_item_data)

                warnings.append(warnings_item)

        _touched = d.pop("touched", UNSET)
        touched: list[TouchedByMove] | Unset = UNSET
        if _touched is not UNSET:
            touched = []
            for touched_item_data in _touched:
                touched_item = TouchedByMove.from_dict(touched_item_data)

                touched.append(touched_item)

        _touched_applications = d.pop("touched_applications", UNSET)
        touched_applications: list[TouchedApplication] | Unset = UNSET
        if _touched_applications is not UNSET:
            touched_applications = []
            for touched_applications_item_data in _touched_applications:
                touched_applications_item = TouchedApplication.from_dict(
                    touched_applications_item_data
                )

                touched_applications.append(touched_applications_item)

        changed_program = cls(
            id=id,
            key=key,
            series_id=series_id,
            status=status,
            phase=phase,
            title=title,
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
            rule_set_version=rule_set_version,
            selection=selection,
            coverage=coverage,
            topics=topics,
            technical_tours=technical_tours,
            agenda=agenda,
            contacts=contacts,
            materials=materials,
            organisations=organisations,
            answers_schema=answers_schema,
            published_at=published_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            warnings=warnings,
            touched=touched,
            touched_applications=touched_applications,
        )

        changed_program.additional_properties = d
        return changed_program

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
