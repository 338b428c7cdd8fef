from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.criterion_mean import CriterionMean


T = TypeVar("T", bound="RankedScore")


@_attrs_define
class RankedScore:
    """The score of an application, from its reviews and its interview"""

    value: float
    """ The weighted mean of the criteria in the total, with two decimals """
    of: float
    """ The highest that it could be: 100, unless all criteria have the same range """
    reviews: int
    """ The number of submitted reviews """
    interviews: int
    """ The number of interviews that were held """
    spread: float | None
    """ The sample standard deviation of the totals of the reviews. Null: fewer than two """
    criteria: list[CriterionMean]
    """ Each criterion in the total that has a score """
    missing: list[str]
    """ The labels of those that have none. They are left out of the mean, and never count as zero """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value = self.value

        of = self.of

        reviews = self.reviews

        interviews = self.interviews

        spread: float | None
        spread = self.spread

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        missing = self.missing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "of": of,
                "reviews": reviews,
                "interviews": interviews,
                "spread": spread,
                "criteria": criteria,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.criterion_mean import CriterionMean

        d = dict(src_dict)
        value = d.pop("value")

        of = d.pop("of")

        reviews = d.pop("reviews")

        interviews = d.pop("interviews")

        def _parse_spread(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        spread = _parse_spread(d.pop("spread"))

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = CriterionMean.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        missing = cast(list[str], d.pop("missing"))

        ranked_score = cls(
            value=value,
            of=of,
            reviews=reviews,
            interviews=interviews,
            spread=spread,
            criteria=criteria,
            missing=missing,
        )

        ranked_score.additional_properties = d
        return ranked_score

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
