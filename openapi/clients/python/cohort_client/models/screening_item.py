from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_status import ApplicationStatus
from ..models.criterion import Criterion
from ..models.endorsement_status import EndorsementStatus
from ..models.screening_missing import ScreeningMissing

if TYPE_CHECKING:
    from ..models.checked_document import CheckedDocument


T = TypeVar("T", bound="ScreeningItem")


@_attrs_define
class ScreeningItem:
    """The checklist of one application"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    applicant_name: str
    """ The name of the person """
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
    submitted_at: datetime.datetime
    """ When it was last submitted """
    missing: list[ScreeningMissing]
    """ What keeps it from being complete; none: it is """
    open_criteria: list[Criterion]
    """ The criteria that are neither met nor waived, as they stand now """
    documents: list[CheckedDocument]
    """ Every required document """
    endorsement: EndorsementStatus | None
    """ Of the last endorsement; null: none was asked for """
    possible_duplicates: list[UUID]
    """ Other living applications in the program with the same birth date or passport name, at most ten """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        city_id = str(self.city_id)

        city_name = self.city_name

        applicant_name = self.applicant_name

        status = self.status.value

        submitted_at = self.submitted_at.isoformat()

        missing = []
        for missing_item_data in self.missing:
            missing_item = missing_item_data.value
            missing.append(missing_item)

        open_criteria = []
        for open_criteria_item_data in self.open_criteria:
            open_criteria_item = open_criteria_item_data.value
            open_criteria.append(open_criteria_item)

        documents = []
        for documents_item_data in self.documents:
            documents_item = documents_item_data.to_dict()
            documents.append(documents_item)

        endorsement: None | str
        if isinstance(self.endorsement, EndorsementStatus):
            endorsement = self.endorsement.value
        else:
            endorsement = self.endorsement

        possible_duplicates = []
        for possible_duplicates_item_data in self.possible_duplicates:
            possible_duplicates_item = str(possible_duplicates_item_data)
            possible_duplicates.append(possible_duplicates_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "city_id": city_id,
                "city_name": city_name,
                "applicant_name": applicant_name,
                "status": status,
                "submitted_at": submitted_at,
                "missing": missing,
                "open_criteria": open_criteria,
                "documents": documents,
                "endorsement": endorsement,
                "possible_duplicates": possible_duplicates,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.checked_document import CheckedDocument

        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        applicant_name = d.pop("applicant_name")

        status = ApplicationStatus(d.pop("status"))

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        missing = []
        _missing = d.pop("missing")
        for missing_item_data in _missing:
            missing_item = ScreeningMissing(missing_item_data)

            missing.append(missing_item)

        open_criteria = []
        _open_criteria = d.pop("open_criteria")
        for open_criteria_item_data in _open_criteria:
            open_criteria_item = Criterion(open_criteria_item_data)

            open_criteria.append(open_criteria_item)

        documents = []
        _documents = d.pop("documents")
        for documents_item_data in _documents:
            documents_item = CheckedDocument.from_dict(documents_item_data)

            documents.append(documents_item)

        def _parse_endorsement(data: object) -> EndorsementStatus | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                endorsement_type_0 = EndorsementStatus(data)

                return endorsement_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EndorsementStatus | None, data)

        endorsement = _parse_endorsement(d.pop("endorsement"))

        possible_duplicates = []
        _possible_duplicates = d.pop("possible_duplicates")
        for possible_duplicates_item_data in _possible_duplicates:
            possible_duplicates_item = UUID(possible_duplicates_item_data)

            possible_duplicates.append(possible_duplicates_item)

        screening_item = cls(
            application_id=application_id,
            city_id=city_id,
            city_name=city_name,
            applicant_name=applicant_name,
            status=status,
            submitted_at=submitted_at,
            missing=missing,
            open_criteria=open_criteria,
            documents=documents,
            endorsement=endorsement,
            possible_duplicates=possible_duplicates,
        )

        screening_item.additional_properties = d
        return screening_item

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
