from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SeriesChangeTestimonialsItem")


@_attrs_define
class SeriesChangeTestimonialsItem:
    edition: int
    """ The year of the edition """
    city: str
    """ The city of the participant """

    def to_dict(self) -> dict[str, Any]:
        edition = self.edition

        city = self.city

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edition": edition,
                "city": city,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        edition = d.pop("edition")

        city = d.pop("city")

        series_change_testimonials_item = cls(
            edition=edition,
            city=city,
        )

        return series_change_testimonials_item
