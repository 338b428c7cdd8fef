from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.replacement_status import ReplacementStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="Replacement")


@_attrs_define
class Replacement:
    """A seat that became free, and who may have it"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    application_id: UUID
    """ The id of the application of the person who left: a new nominee names it in `replaces` (UUIDv7) """
    status: ReplacementStatus
    """ - `open`: The city can name somebody until `ends_at`
    - `proposed`: The city’s new nominee has submitted an application
    - `taken`: The new nominee got the place
    - `lapsed`: The seat does not belong to the city: it goes to the waitlist, or went there """
    opened_at: datetime.datetime
    """ When the seat became free """
    ends_at: datetime.datetime
    """ Until when it belongs to the city """
    nominee_id: None | UUID
    """ The application of the new nominee; null: none is submitted """
    promoted_id: None | Unset | UUID = UNSET
    """ The application that got the seat instead; null: none yet. Only for those who run the program """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        city_id = str(self.city_id)

        city_name = self.city_name

        application_id = str(self.application_id)

        status = self.status.value

        opened_at = self.opened_at.isoformat()

        ends_at = self.ends_at.isoformat()

        nominee_id: None | str
        if isinstance(self.nominee_id, UUID):
            nominee_id = str(self.nominee_id)
        else:
            nominee_id = self.nominee_id

        promoted_id: None | str | Unset
        if isinstance(self.promoted_id, Unset):
            promoted_id = UNSET
        elif isinstance(self.promoted_id, UUID):
            promoted_id = str(self.promoted_id)
        else:
            promoted_id = self.promoted_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "city_id": city_id,
                "city_name": city_name,
                "application_id": application_id,
                "status": status,
                "opened_at": opened_at,
                "ends_at": ends_at,
                "nominee_id": nominee_id,
            }
        )
        if promoted_id is not UNSET:
            field_dict["promoted_id"] = promoted_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        application_id = UUID(d.pop("application_id"))

        status = ReplacementStatus(d.pop("status"))

        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        def _parse_nominee_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                nominee_id_type_0 = UUID(data)

                return nominee_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        nominee_id = _parse_nominee_id(d.pop("nominee_id"))

        def _parse_promoted_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promoted_id_type_0 = UUID(data)

                return promoted_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        promoted_id = _parse_promoted_id(d.pop("promoted_id", UNSET))

        replacement = cls(
            id=id,
            program_id=program_id,
            city_id=city_id,
            city_name=city_name,
            application_id=application_id,
            status=status,
            opened_at=opened_at,
            ends_at=ends_at,
            nominee_id=nominee_id,
            promoted_id=promoted_id,
        )

        replacement.additional_properties = d
        return replacement

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
