from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.criterion import Criterion
from ..models.criterion_kind import CriterionKind
from ..models.criterion_outcome import CriterionOutcome
from ..models.fixable_by import FixableBy

if TYPE_CHECKING:
    from ..models.eligibility_facts import EligibilityFacts


T = TypeVar("T", bound="EligibilityLine")


@_attrs_define
class EligibilityLine:
    """The outcome of one criterion"""

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
    kind: CriterionKind
    """ - `hard`: Not met: the application is refused
    - `preference`: Counts in the selection, and never excludes
    - `advisory`: Only tells """
    outcome: CriterionOutcome
    """ - `met`: Met
    - `not_met`: Not met
    - `unverified`: Claimed and not yet attested, or not yet asked
    - `waived`: Not judged: an exception was approved
    - `not_applicable`: The program does not ask for it """
    message: str
    """ Plain English, to show in a form """
    facts: EligibilityFacts
    """ The values on which a criterion was judged. Each criterion has only its own """
    fixable_by: FixableBy | None
    """ Who can change the outcome. Null: nothing needs to be changed """
    fix_by: datetime.datetime | None
    """ Until when. Null: at any time, or nothing needs to be changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion.value

        kind = self.kind.value

        outcome = self.outcome.value

        message = self.message

        facts = self.facts.to_dict()

        fixable_by: None | str
        if isinstance(self.fixable_by, FixableBy):
            fixable_by = self.fixable_by.value
        else:
            fixable_by = self.fixable_by

        fix_by: None | str
        if isinstance(self.fix_by, datetime.datetime):
            fix_by = self.fix_by.isoformat()
        else:
            fix_by = self.fix_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "criterion": criterion,
                "kind": kind,
                "outcome": outcome,
                "message": message,
                "facts": facts,
                "fixable_by": fixable_by,
                "fix_by": fix_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.eligibility_facts import EligibilityFacts

        d = dict(src_dict)
        criterion = Criterion(d.pop("criterion"))

        kind = CriterionKind(d.pop("kind"))

        outcome = CriterionOutcome(d.pop("outcome"))

        message = d.pop("message")

        facts = EligibilityFacts.from_dict(d.pop("facts"))

        def _parse_fixable_by(data: object) -> FixableBy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fixable_by_type_0 = FixableBy(data)

                return fixable_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FixableBy | None, data)

        fixable_by = _parse_fixable_by(d.pop("fixable_by"))

        def _parse_fix_by(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fix_by_type_0 = datetime.datetime.fromisoformat(data)

                return fix_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        fix_by = _parse_fix_by(d.pop("fix_by"))

        eligibility_line = cls(
            criterion=criterion,
            kind=kind,
            outcome=outcome,
            message=message,
            facts=facts,
            fixable_by=fixable_by,
            fix_by=fix_by,
        )

        eligibility_line.additional_properties = d
        return eligibility_line

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
