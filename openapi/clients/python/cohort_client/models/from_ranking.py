from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="FromRanking")


@_attrs_define
class FromRanking:
    """Takes the first of a ranking, within seats and the cities’ participants"""

    frozen: int | Unset = UNSET
    """ The number of a frozen ranking. Left out: the order as it is now """
    seats: int | Unset = UNSET
    """ How many to take. Left out: the free seats of the program, or 1,000 if they are not limited """

    def to_dict(self) -> dict[str, Any]:
        frozen = self.frozen

        seats = self.seats

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if frozen is not UNSET:
            field_dict["frozen"] = frozen
        if seats is not UNSET:
            field_dict["seats"] = seats

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        frozen = d.pop("frozen", UNSET)

        seats = d.pop("seats", UNSET)

        from_ranking = cls(
            frozen=frozen,
            seats=seats,
        )

        return from_ranking
