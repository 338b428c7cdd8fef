from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.city_usage import CityUsage
    from ..models.slot import Slot


T = TypeVar("T", bound="Allocation")


@_attrs_define
class Allocation:
    """What a city may use in a program, and how it uses it"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    cap: int | None
    """ Null: not limited """
    used: int
    """ How many are in use """
    free: int | None
    """ How many are left. Null: not limited """
    over_by: int
    """ How many more are in use than a lowered cap allows """
    participants: CityUsage
    """ The city’s seats in the program: those that are offered, accepted or confirmed """
    slots: list[Slot]
    """ The slots in use; the free ones too if the cap is at most 100 """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        city_id = str(self.city_id)

        cap: int | None
        cap = self.cap

        used = self.used

        free: int | None
        free = self.free

        over_by = self.over_by

        participants = self.participants.to_dict()

        slots = []
        for slots_item_data in self.slots:
            slots_item = slots_item_data.to_dict()
            slots.append(slots_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "city_id": city_id,
                "cap": cap,
                "used": used,
                "free": free,
                "over_by": over_by,
                "participants": participants,
                "slots": slots,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.city_usage import CityUsage
        from ..models.slot import Slot

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        def _parse_cap(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cap = _parse_cap(d.pop("cap"))

        used = d.pop("used")

        def _parse_free(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        free = _parse_free(d.pop("free"))

        over_by = d.pop("over_by")

        participants = CityUsage.from_dict(d.pop("participants"))

        slots = []
        _slots = d.pop("slots")
        for slots_item_data in _slots:
            slots_item = Slot.from_dict(slots_item_data)

            slots.append(slots_item)

        allocation = cls(
            program_id=program_id,
            city_id=city_id,
            cap=cap,
            used=used,
            free=free,
            over_by=over_by,
            participants=participants,
            slots=slots,
        )

        allocation.additional_properties = d
        return allocation

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
