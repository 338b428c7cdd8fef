from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.criterion import Criterion

T = TypeVar("T", bound="Attestation")


@_attrs_define
class Attestation:
    """A claim of the applicant that the city or staff confirmed"""

    id: UUID
    """ UUIDv7 """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    criterion: Criterion
    """ - `call_open`: Is it before the end of the call?
    - `city_member`: Is the city an active member of the network at this instant?
    - `city_slot_free`: Does the city have a free slot?
    - `city_endorsement`: Has the city endorsed the official? Judged if the program asks for it
    - `managerial_level`: Does the post rank as manager or above? Claimed by the applicant, attested by the city or
    staff
    - `public_employee`: Is the employer a public authority?
    - `one_application_per_person`: Has the person no other active application here?
    - `form_complete`: Are all required answers there and valid?
    - `documents_complete`: Are all required documents there?
    - `seats_left`: Does the program have a free seat?
    - `field_of_work`: Is the field of work one that the program prefers? It never excludes
    - `language_level`: Is the level in the program’s language high enough?
    - `passport_validity`: Is the passport valid six months past the last day?
    - `visa_lead_time`: Is there time for a visa after the planned decision? """
    note: None | str
    """ What it is based on """
    attested_by: str
    """ The name of the key that attested """
    attested_at: datetime.datetime
    """ When """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        application_id = str(self.application_id)

        criterion = self.criterion.value

        note: None | str
        note = self.note

        attested_by = self.attested_by

        attested_at = self.attested_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "application_id": application_id,
                "criterion": criterion,
                "note": note,
                "attested_by": attested_by,
                "attested_at": attested_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        application_id = UUID(d.pop("application_id"))

        criterion = Criterion(d.pop("criterion"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        attested_by = d.pop("attested_by")

        attested_at = datetime.datetime.fromisoformat(d.pop("attested_at"))

        attestation = cls(
            id=id,
            application_id=application_id,
            criterion=criterion,
            note=note,
            attested_by=attested_by,
            attested_at=attested_at,
        )

        attestation.additional_properties = d
        return attestation

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
