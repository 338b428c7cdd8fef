from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.counted_part import CountedPart
    from ..models.decision_part import DecisionPart


T = TypeVar("T", bound="FromShortlist")


@_attrs_define
class FromShortlist:
    """Selects the first of a shortlist and waitlists the next ones, in order: after its end those of the frozen ranking
    that it was made from. `not_select` is for all others in review; left out, they stay undecided

    """

    shortlist_id: UUID
    """ The id of a shortlist of the program (UUIDv7) """
    select: CountedPart
    """ The same reason for the next ones of a shortlist, in order """
    waitlist: CountedPart | Unset = UNSET
    """ The same reason for the next ones of a shortlist, in order """
    not_select: DecisionPart | Unset = UNSET
    """ The same reason for a part of a shortlist """

    def to_dict(self) -> dict[str, Any]:
        shortlist_id = str(self.shortlist_id)

        select = self.select.to_dict()

        waitlist: dict[str, Any] | Unset = UNSET
        if not isinstance(self.waitlist, Unset):
            waitlist = self.waitlist.to_dict()

        not_select: dict[str, Any] | Unset = UNSET
        if not isinstance(self.not_select, Unset):
            not_select = self.not_select.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shortlist_id": shortlist_id,
                "select": select,
            }
        )
        if waitlist is not UNSET:
            field_dict["waitlist"] = waitlist
        if not_select is not UNSET:
            field_dict["not_select"] = not_select

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.counted_part import CountedPart
        from ..models.decision_part import DecisionPart

        d = dict(src_dict)
        shortlist_id = UUID(d.pop("shortlist_id"))

        select = CountedPart.from_dict(d.pop("select"))

        _waitlist = d.pop("waitlist", UNSET)
        waitlist: CountedPart | Unset
        if isinstance(_waitlist, Unset):
            waitlist = UNSET
        else:
            waitlist = CountedPart.from_dict(_waitlist)

        _not_select = d.pop("not_select", UNSET)
        not_select: DecisionPart | Unset
        if isinstance(_not_select, Unset):
            not_select = UNSET
        else:
            not_select = DecisionPart.from_dict(_not_select)

        from_shortlist = cls(
            shortlist_id=shortlist_id,
            select=select,
            waitlist=waitlist,
            not_select=not_select,
        )

        return from_shortlist
