from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.visa_import_outcome import VisaImportOutcome

T = TypeVar("T", bound="ImportedVisaRule")


@_attrs_define
class ImportedVisaRule:
    """A rule that an import wrote, or would write"""

    host: str
    """ ISO 3166-1 alpha-2 """
    nationality: str
    """ ISO 3166-1 alpha-2, `XK` for Kosovo, or as ICAO 9303 writes it: `XXA` stateless, `XXB` a refugee, `XXC`
    another refugee, `XXX` not specified """
    outcome: VisaImportOutcome
    """ - `created`: There was no rule for the pair of countries
    - `updated`: The rule was changed
    - `unchanged`: The rule says the same already """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        host = self.host

        nationality = self.nationality

        outcome = self.outcome.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "host": host,
                "nationality": nationality,
                "outcome": outcome,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        host = d.pop("host")

        nationality = d.pop("nationality")

        outcome = VisaImportOutcome(d.pop("outcome"))

        imported_visa_rule = cls(
            host=host,
            nationality=nationality,
            outcome=outcome,
        )

        imported_visa_rule.additional_properties = d
        return imported_visa_rule

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
