from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.criterion import Criterion
from ..models.criterion_kind import CriterionKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.eligibility_rule_params import EligibilityRuleParams


T = TypeVar("T", bound="EligibilityRule")


@_attrs_define
class EligibilityRule:
    """A criterion of the program"""

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
    params: EligibilityRuleParams | Unset = UNSET
    """ Settings of the criterion """

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion.value

        kind = self.kind.value

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
                "kind": kind,
            }
        )
        if params is not UNSET:
            field_dict["params"] = params

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.eligibility_rule_params import EligibilityRuleParams

        d = dict(src_dict)
        criterion = Criterion(d.pop("criterion"))

        kind = CriterionKind(d.pop("kind"))

        _params = d.pop("params", UNSET)
        params: EligibilityRuleParams | Unset
        if isinstance(_params, Unset):
            params = UNSET
        else:
            params = EligibilityRuleParams.from_dict(_params)

        eligibility_rule = cls(
            criterion=criterion,
            kind=kind,
            params=params,
        )

        return eligibility_rule
