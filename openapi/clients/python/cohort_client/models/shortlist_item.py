from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_status import ApplicationStatus

T = TypeVar("T", bound="ShortlistItem")


@_attrs_define
class ShortlistItem:
    """An application in a shortlist"""

    number: int
    """ Counts the shortlist from 1 """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    applicant_name: str
    """ The name of the person """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
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
    latest_safe_decision_date: datetime.date | None
    """ The last day on which a decision leaves time for a visa. Null: no visa is needed, or it is not known whether
    one is """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        application_id = str(self.application_id)

        applicant_name = self.applicant_name

        city_id = str(self.city_id)

        city_name = self.city_name

        status = self.status.value

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
                "application_id": application_id,
                "applicant_name": applicant_name,
                "city_id": city_id,
                "city_name": city_name,
                "status": status,
                "latest_safe_decision_date": latest_safe_decision_date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        number = d.pop("number")

        application_id = UUID(d.pop("application_id"))

        applicant_name = d.pop("applicant_name")

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        status = ApplicationStatus(d.pop("status"))

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

        shortlist_item = cls(
            number=number,
            application_id=application_id,
            applicant_name=applicant_name,
            city_id=city_id,
            city_name=city_name,
            status=status,
            latest_safe_decision_date=latest_safe_decision_date,
        )

        shortlist_item.additional_properties = d
        return shortlist_item

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
