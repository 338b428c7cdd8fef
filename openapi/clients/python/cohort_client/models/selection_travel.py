from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.checklist_item import ChecklistItem
from ..types import UNSET, Unset

T = TypeVar("T", bound="SelectionTravel")


@_attrs_define
class SelectionTravel:
    """How participants travel"""

    frozen_on: datetime.date | None | Unset = UNSET
    """ From this local day on, a participant’s change of the travel details is a request to staff. Null: never """
    checklist: list[ChecklistItem] | Unset = UNSET
    """ What makes a participant ready to travel; default: visa, arrival, departure """
    nights_before: int | Unset = UNSET
    """ Nights before the first day that the program covers; default: 1 """
    nights_after: int | Unset = UNSET
    """ Nights after the last day that the program covers; default: 1 """

    def to_dict(self) -> dict[str, Any]:
        frozen_on: None | str | Unset
        if isinstance(self.frozen_on, Unset):
            frozen_on = UNSET
        elif isinstance(self.frozen_on, datetime.date):
            frozen_on = self.frozen_on.isoformat()
        else:
            frozen_on = self.frozen_on

        checklist: list[str] | Unset = UNSET
        if not isinstance(self.checklist, Unset):
            checklist = []
            for checklist_item_data in self.checklist:
                checklist_item = checklist_item_data.value
                checklist.append(checklist_item)

        nights_before = self.nights_before

        nights_after = self.nights_after

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if frozen_on is not UNSET:
            field_dict["frozen_on"] = frozen_on
        if checklist is not UNSET:
            field_dict["checklist"] = checklist
        if nights_before is not UNSET:
            field_dict["nights_before"] = nights_before
        if nights_after is not UNSET:
            field_dict["nights_after"] = nights_after

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_frozen_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                frozen_on_type_0 = datetime.date.fromisoformat(data)

                return frozen_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        frozen_on = _parse_frozen_on(d.pop("frozen_on", UNSET))

        _checklist = d.pop("checklist", UNSET)
        checklist: list[ChecklistItem] | Unset = UNSET
        if _checklist is not UNSET:
            checklist = []
            for checklist_item_data in _checklist:
                checklist_item = ChecklistItem(checklist_item_data)

                checklist.append(checklist_item)

        nights_before = d.pop("nights_before", UNSET)

        nights_after = d.pop("nights_after", UNSET)

        selection_travel = cls(
            frozen_on=frozen_on,
            checklist=checklist,
            nights_before=nights_before,
            nights_after=nights_after,
        )

        return selection_travel
