from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ShortlistSummary")


@_attrs_define
class ShortlistSummary:
    """A shortlist as a row of a list"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    name: str
    """ Its name """
    note: None | str
    """ For staff: what it is for """
    size: int
    """ The number of applications in it """
    ranking_id: None | UUID
    """ The frozen ranking that it was made from. Null: another way """
    made_by: str
    """ The name of the key that made it """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        name = self.name

        note: None | str
        note = self.note

        size = self.size

        ranking_id: None | str
        if isinstance(self.ranking_id, UUID):
            ranking_id = str(self.ranking_id)
        else:
            ranking_id = self.ranking_id

        made_by = self.made_by

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "name": name,
                "note": note,
                "size": size,
                "ranking_id": ranking_id,
                "made_by": made_by,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        name = d.pop("name")

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        size = d.pop("size")

        def _parse_ranking_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ranking_id_type_0 = UUID(data)

                return ranking_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        ranking_id = _parse_ranking_id(d.pop("ranking_id"))

        made_by = d.pop("made_by")

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        shortlist_summary = cls(
            id=id,
            program_id=program_id,
            name=name,
            note=note,
            size=size,
            ranking_id=ranking_id,
            made_by=made_by,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        shortlist_summary.additional_properties = d
        return shortlist_summary

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
