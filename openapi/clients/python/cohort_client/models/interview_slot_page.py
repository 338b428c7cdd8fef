from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.time_zone_source import TimeZoneSource

if TYPE_CHECKING:
    from ..models.interview_slot import InterviewSlot
    from ..models.interview_warning import InterviewWarning


T = TypeVar("T", bound="InterviewSlotPage")


@_attrs_define
class InterviewSlotPage:
    """A page of slots, in the order of time"""

    items: list[InterviewSlot]
    """ The rows of this page, in the order of the list """
    next_cursor: None | str
    """ Send it as `cursor` to get the next page. Null: the last page """
    time_zone: str
    """ The zone of the local times """
    time_zone_from: TimeZoneSource
    """ - `query`: It was asked for
    - `interview`: The applicant told it with the booking
    - `country`: The only zone of the city’s country
    - `program`: The program’s: the country has several zones, or no application was named """
    warnings: list[InterviewWarning]
    """ What this applicant, or those who book for them, should know """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_cursor: None | str
        next_cursor = self.next_cursor

        time_zone = self.time_zone

        time_zone_from = self.time_zone_from.value

        warnings = []
        for warnings_item_data in self.warnings:
            warnings_item = warnings_item_data.to_dict()
            warnings.append(warnings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "next_cursor": next_cursor,
                "time_zone": time_zone,
                "time_zone_from": time_zone_from,
                "warnings": warnings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interview_slot import InterviewSlot
        from ..models.interview_warning import InterviewWarning

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = InterviewSlot.from_dict(items_item_data)

            items.append(items_item)

        def _parse_next_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor"))

        time_zone = d.pop("time_zone")

        time_zone_from = TimeZoneSource(d.pop("time_zone_from"))

        warnings = []
        _warnings = d.pop("warnings")
        for warnings_item_data in _warnings:
            warnings_item = InterviewWarning.from_dict(warnings_item_data)

            warnings.append(warnings_item)

        interview_slot_page = cls(
            items=items,
            next_cursor=next_cursor,
            time_zone=time_zone,
            time_zone_from=time_zone_from,
            warnings=warnings,
        )

        interview_slot_page.additional_properties = d
        return interview_slot_page

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
