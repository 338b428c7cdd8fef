from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.gender import Gender

T = TypeVar("T", bound="BalanceGender")


@_attrs_define
class BalanceGender:
    """A gender, as people declare it; not told counts as undisclosed"""

    gender: Gender
    """ Self-declared and optional; only the applicant can read it

    - `female`: Female
    - `male`: Male
    - `non_binary`: Neither, or both
    - `other`: Something else
    - `undisclosed`: Not told """
    count: int | None
    """ Null: hidden, for fewer than five could be told by name """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        gender = self.gender.value

        count: int | None
        count = self.count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "gender": gender,
                "count": count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        gender = Gender(d.pop("gender"))

        def _parse_count(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        count = _parse_count(d.pop("count"))

        balance_gender = cls(
            gender=gender,
            count=count,
        )

        balance_gender.additional_properties = d
        return balance_gender

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
