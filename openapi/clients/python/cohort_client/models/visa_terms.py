from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="VisaTerms")


@_attrs_define
class VisaTerms:
    """What a host country asks of the holders of a passport"""

    required: bool
    """ Whether a visa is needed before the journey """
    letter_days: int
    """ Days until the visa support letter is issued """
    processing_days: int
    """ Days that the mission takes """
    original_needed: bool
    """ The mission wants the letter on paper """
    courier_days: int
    """ Days until a letter on paper arrives """
    source: str
    """ Where this was read or asked """
    checked_on: datetime.date
    """ The day on which somebody checked it with the source """
    stale: bool
    """ Checked so long ago that it should be checked again """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        required = self.required

        letter_days = self.letter_days

        processing_days = self.processing_days

        original_needed = self.original_needed

        courier_days = self.courier_days

        source = self.source

        checked_on = self.checked_on.isoformat()

        stale = self.stale

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "required": required,
                "letter_days": letter_days,
                "processing_days": processing_days,
                "original_needed": original_needed,
                "courier_days": courier_days,
                "source": source,
                "checked_on": checked_on,
                "stale": stale,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        required = d.pop("required")

        letter_days = d.pop("letter_days")

        processing_days = d.pop("processing_days")

        original_needed = d.pop("original_needed")

        courier_days = d.pop("courier_days")

        source = d.pop("source")

        checked_on = datetime.date.fromisoformat(d.pop("checked_on"))

        stale = d.pop("stale")

        visa_terms = cls(
            required=required,
            letter_days=letter_days,
            processing_days=processing_days,
            original_needed=original_needed,
            courier_days=courier_days,
            source=source,
            checked_on=checked_on,
            stale=stale,
        )

        visa_terms.additional_properties = d
        return visa_terms

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
