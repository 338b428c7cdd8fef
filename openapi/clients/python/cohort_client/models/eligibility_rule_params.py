from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.cefr_level import CefrLevel
from ..types import UNSET, Unset

T = TypeVar("T", bound="EligibilityRuleParams")


@_attrs_define
class EligibilityRuleParams:
    """Settings of the criterion"""

    fields: list[str] | Unset = UNSET
    """ field_of_work: the preferred fields """
    level: CefrLevel | Unset = UNSET
    """ A level of the Common European Framework of Reference for Languages

    - `A1`: Beginner
    - `A2`: Elementary
    - `B1`: Intermediate
    - `B2`: Upper intermediate
    - `C1`: Advanced
    - `C2`: Proficient """
    days: int | Unset = UNSET
    """ visa_lead_time: days needed """

    def to_dict(self) -> dict[str, Any]:
        fields: list[str] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields

        level: str | Unset = UNSET
        if not isinstance(self.level, Unset):
            level = self.level.value

        days = self.days

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if fields is not UNSET:
            field_dict["fields"] = fields
        if level is not UNSET:
            field_dict["level"] = level
        if days is not UNSET:
            field_dict["days"] = days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        fields = cast(list[str], d.pop("fields", UNSET))

        _level = d.pop("level", UNSET)
        level: CefrLevel | Unset
        if isinstance(_level, Unset):
            level = UNSET
        else:
            level = CefrLevel(_level)

        days = d.pop("days", UNSET)

        eligibility_rule_params = cls(
            fields=fields,
            level=level,
            days=days,
        )

        return eligibility_rule_params
