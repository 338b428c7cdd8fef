from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.diet_kind import DietKind

T = TypeVar("T", bound="DietTotal")


@_attrs_define
class DietTotal:
    """How many people eat so"""

    diet: DietKind | None
    """ Null: not told """
    count: int
    """ The number of people """
    notes: list[str]
    """ What they wrote with it, without names, each once """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        diet: None | str
        if isinstance(self.diet, DietKind):
            diet = self.diet.value
        else:
            diet = self.diet

        count = self.count

        notes = self.notes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "diet": diet,
                "count": count,
                "notes": notes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_diet(data: object) -> DietKind | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                diet_type_0 = DietKind(data)

                return diet_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DietKind | None, data)

        diet = _parse_diet(d.pop("diet"))

        count = d.pop("count")

        notes = cast(list[str], d.pop("notes"))

        diet_total = cls(
            diet=diet,
            count=count,
            notes=notes,
        )

        diet_total.additional_properties = d
        return diet_total

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
