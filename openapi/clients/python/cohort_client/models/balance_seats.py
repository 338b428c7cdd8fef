from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BalanceSeats")


@_attrs_define
class BalanceSeats:
    """The seats that a shortlist would use"""

    total: int | None
    """ The seats of the program. Null: not limited """
    taken: int
    """ Seats that are taken now """
    after: int
    """ The same with those of the shortlist that have none yet """
    over_by: int
    """ How many of these are more than there may be """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total: int | None
        total = self.total

        taken = self.taken

        after = self.after

        over_by = self.over_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "total": total,
                "taken": taken,
                "after": after,
                "over_by": over_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total = _parse_total(d.pop("total"))

        taken = d.pop("taken")

        after = d.pop("after")

        over_by = d.pop("over_by")

        balance_seats = cls(
            total=total,
            taken=taken,
            after=after,
            over_by=over_by,
        )

        balance_seats.additional_properties = d
        return balance_seats

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
