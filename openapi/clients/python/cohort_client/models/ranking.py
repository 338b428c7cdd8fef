from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.tie_break import TieBreak

T = TypeVar("T", bound="Ranking")


@_attrs_define
class Ranking:
    """A frozen ranking: it never changes"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    number: int
    """ Counts the frozen rankings of the program, from 1 """
    size: int
    """ The number of applications in it """
    rule_version: int
    """ The version of the rules of the service that made it """
    rubric_version: int | None
    """ The newest rubric then. Null: there was none """
    tie_breaks: list[TieBreak]
    """ The rules, the first one first """
    note: None | str
    """ For staff: what it was frozen for """
    frozen_by: str
    """ The name of the key that froze it """
    frozen_at: datetime.datetime
    """ When it was frozen """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        number = self.number

        size = self.size

        rule_version = self.rule_version

        rubric_version: int | None
        rubric_version = self.rubric_version

        tie_breaks = []
        for tie_breaks_item_data in self.tie_breaks:
            tie_breaks_item = tie_breaks_item_data.value
            tie_breaks.append(tie_breaks_item)

        note: None | str
        note = self.note

        frozen_by = self.frozen_by

        frozen_at = self.frozen_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "number": number,
                "size": size,
                "rule_version": rule_version,
                "rubric_version": rubric_version,
                "tie_breaks": tie_breaks,
                "note": note,
                "frozen_by": frozen_by,
                "frozen_at": frozen_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        number = d.pop("number")

        size = d.pop("size")

        rule_version = d.pop("rule_version")

        def _parse_rubric_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rubric_version = _parse_rubric_version(d.pop("rubric_version"))

        tie_breaks = []
        _tie_breaks = d.pop("tie_breaks")
        for tie_breaks_item_data in _tie_breaks:
            tie_breaks_item = TieBreak(tie_breaks_item_data)

            tie_breaks.append(tie_breaks_item)

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        frozen_by = d.pop("frozen_by")

        frozen_at = datetime.datetime.fromisoformat(d.pop("frozen_at"))

        ranking = cls(
            id=id,
            program_id=program_id,
            number=number,
            size=size,
            rule_version=rule_version,
            rubric_version=rubric_version,
            tie_breaks=tie_breaks,
            note=note,
            frozen_by=frozen_by,
            frozen_at=frozen_at,
        )

        ranking.additional_properties = d
        return ranking

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
