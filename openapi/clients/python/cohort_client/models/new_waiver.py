from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.criterion import Criterion
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewWaiver")


@_attrs_define
class NewWaiver:
    """An approved exception to one criterion"""

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
    reason: str
    """ Why; the history shows it """
    approved_by: str | Unset = UNSET
    """ Who approved it. Default: the name of the key """

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion.value

        reason = self.reason

        approved_by = self.approved_by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
                "reason": reason,
            }
        )
        if approved_by is not UNSET:
            field_dict["approved_by"] = approved_by

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        criterion = Criterion(d.pop("criterion"))

        reason = d.pop("reason")

        approved_by = d.pop("approved_by", UNSET)

        new_waiver = cls(
            criterion=criterion,
            reason=reason,
            approved_by=approved_by,
        )

        return new_waiver
