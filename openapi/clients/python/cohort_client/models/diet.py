from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.diet_kind import DietKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Diet")


@_attrs_define
class Diet:
    """What somebody eats"""

    kind: DietKind
    """ - `none`: Eats everything
    - `vegetarian`: No meat and no fish
    - `vegan`: Nothing from animals
    - `halal`: Halal
    - `kosher`: Kosher
    - `other`: Something else: see the note """
    note: None | str | Unset = UNSET
    """ Allergies, and what the kind does not say """

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = DietKind(d.pop("kind"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        diet = cls(
            kind=kind,
            note=note,
        )

        return diet
