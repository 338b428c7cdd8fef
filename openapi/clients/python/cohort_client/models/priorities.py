from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Priorities")


@_attrs_define
class Priorities:
    """The order in which a city wants its nominees"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    application_ids: list[UUID]
    """ The nominees, the first choice of the city first """
    set_at: datetime.datetime | None
    """ When the order was set last; null: never """
    version: int
    """ Counts how often it was set; the ETag is made of it. 0: never """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        city_id = str(self.city_id)

        application_ids = []
        for application_ids_item_data in self.application_ids:
            application_ids_item = str(application_ids_item_data)
            application_ids.append(application_ids_item)

        set_at: None | str
        if isinstance(self.set_at, datetime.datetime):
            set_at = self.set_at.isoformat()
        else:
            set_at = self.set_at

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "city_id": city_id,
                "application_ids": application_ids,
                "set_at": set_at,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        application_ids = []
        _application_ids = d.pop("application_ids")
        for application_ids_item_data in _application_ids:
            application_ids_item = UUID(application_ids_item_data)

            application_ids.append(application_ids_item)

        def _parse_set_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                set_at_type_0 = datetime.datetime.fromisoformat(data)

                return set_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        set_at = _parse_set_at(d.pop("set_at"))

        version = d.pop("version")

        priorities = cls(
            program_id=program_id,
            city_id=city_id,
            application_ids=application_ids,
            set_at=set_at,
            version=version,
        )

        priorities.additional_properties = d
        return priorities

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
