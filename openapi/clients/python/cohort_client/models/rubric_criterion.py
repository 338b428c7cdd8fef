from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.scored_in import ScoredIn
from ..types import UNSET, Unset

T = TypeVar("T", bound="RubricCriterion")


@_attrs_define
class RubricCriterion:
    """One criterion of a rubric"""

    name: str
    """ A short name, which scores use as their key """
    label: str
    """ What reviewers read """
    scored_in: ScoredIn
    """ - `review`: Reviewers score it on the application
    - `interview`: Interviewers score it after the meeting """
    min_: float
    """ The lowest score """
    max_: float
    """ The highest score, above `min` """
    weight: float
    """ Its share of the total, beside the other weights """
    required: bool
    """ A review cannot be submitted without it """
    in_total: bool
    """ False: shown beside the total, and not part of it """
    description: str | Unset = UNSET
    """ What to look for """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        label = self.label

        scored_in = self.scored_in.value

        min_ = self.min_

        max_ = self.max_

        weight = self.weight

        required = self.required

        in_total = self.in_total

        description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "label": label,
                "scored_in": scored_in,
                "min": min_,
                "max": max_,
                "weight": weight,
                "required": required,
                "in_total": in_total,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        label = d.pop("label")

        scored_in = ScoredIn(d.pop("scored_in"))

        min_ = d.pop("min")

        max_ = d.pop("max")

        weight = d.pop("weight")

        required = d.pop("required")

        in_total = d.pop("in_total")

        description = d.pop("description", UNSET)

        rubric_criterion = cls(
            name=name,
            label=label,
            scored_in=scored_in,
            min_=min_,
            max_=max_,
            weight=weight,
            required=required,
            in_total=in_total,
            description=description,
        )

        return rubric_criterion
