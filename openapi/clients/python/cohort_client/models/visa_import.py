from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.csv_fault import CsvFault
    from ..models.imported_visa_rule import ImportedVisaRule


T = TypeVar("T", bound="VisaImport")


@_attrs_define
class VisaImport:
    """What an import did, or would do"""

    dry_run: bool
    """ Nothing was changed """
    created: int
    """ The number of new rules """
    updated: int
    """ The number of changed rules """
    unchanged: int
    """ The number of rules that say the same already """
    items: list[ImportedVisaRule]
    """ Each rule of the file without a fault """
    faults: list[CsvFault]
    """ What must be corrected; only a dry run answers with any """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dry_run = self.dry_run

        created = self.created

        updated = self.updated

        unchanged = self.unchanged

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        faults = []
        for faults_item_data in self.faults:
            faults_item = faults_item_data.to_dict()
            faults.append(faults_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dry_run": dry_run,
                "created": created,
                "updated": updated,
                "unchanged": unchanged,
                "items": items,
                "faults": faults,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.csv_fault import CsvFault
        from ..models.imported_visa_rule import ImportedVisaRule

        d = dict(src_dict)
        dry_run = d.pop("dry_run")

        created = d.pop("created")

        updated = d.pop("updated")

        unchanged = d.pop("unchanged")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ImportedVisaRule.from_dict(items_item_data)

            items.append(items_item)

        faults = []
        _faults = d.pop("faults")
        for faults_item_data in _faults:
            faults_item = CsvFault.from_dict(faults_item_data)

            faults.append(faults_item)

        visa_import = cls(
            dry_run=dry_run,
            created=created,
            updated=updated,
            unchanged=unchanged,
            items=items,
            faults=faults,
        )

        visa_import.additional_properties = d
        return visa_import

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
