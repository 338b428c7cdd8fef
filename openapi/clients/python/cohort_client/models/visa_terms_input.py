from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="VisaTermsInput")


@_attrs_define
class VisaTermsInput:
    """What a host country asks of the holders of a passport"""

    required: bool
    """ Whether a visa is needed before the journey """
    source: str
    """ Where this was read or asked """
    checked_on: datetime.date
    """ The day on which somebody checked it with the source """
    letter_days: int | Unset = UNSET
    """ Days until the visa support letter is issued; default: 0 """
    processing_days: int | Unset = UNSET
    """ Days that the mission takes; needed if a visa is required """
    original_needed: bool | Unset = UNSET
    """ The mission wants the letter on paper; default: false """
    courier_days: int | Unset = UNSET
    """ Days until a letter on paper arrives; needed if the original is """

    def to_dict(self) -> dict[str, Any]:
        required = self.required

        source = self.source

        checked_on = self.checked_on.isoformat()

        letter_days = self.letter_days

        processing_days = self.processing_days

        original_needed = self.original_needed

        courier_days = self.courier_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "required": required,
                "source": source,
                "checked_on": checked_on,
            }
        )
        if letter_days is not UNSET:
            field_dict["letter_days"] = letter_days
        if processing_days is not UNSET:
            field_dict["processing_days"] = processing_days
        if original_needed is not UNSET:
            field_dict["original_needed"] = original_needed
        if courier_days is not UNSET:
            field_dict["courier_days"] = courier_days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        required = d.pop("required")

        source = d.pop("source")

        checked_on = datetime.date.fromisoformat(d.pop("checked_on"))

        letter_days = d.pop("letter_days", UNSET)

        processing_days = d.pop("processing_days", UNSET)

        original_needed = d.pop("original_needed", UNSET)

        courier_days = d.pop("courier_days", UNSET)

        visa_terms_input = cls(
            required=required,
            source=source,
            checked_on=checked_on,
            letter_days=letter_days,
            processing_days=processing_days,
            original_needed=original_needed,
            courier_days=courier_days,
        )

        return visa_terms_input
