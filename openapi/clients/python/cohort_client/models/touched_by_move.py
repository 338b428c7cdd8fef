from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.touched_kind import TouchedKind

T = TypeVar("T", bound="TouchedByMove")


@_attrs_define
class TouchedByMove:
    """Whom a change of dates, place or format touches, and what it asks of them"""

    kind: TouchedKind
    """ - `offers`: Their offers and places are to be accepted again, with reacceptOffer
    - `letters`: Their letters are void: make new ones
    - `interviews`: Their interview is not before the first day any more: move it """
    application_ids: list[UUID]
    """ The applications that are touched """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        application_ids = []
        for application_ids_item_data in self.application_ids:
            application_ids_item = str(application_ids_item_data)
            application_ids.append(application_ids_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "application_ids": application_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = TouchedKind(d.pop("kind"))

        application_ids = []
        _application_ids = d.pop("application_ids")
        for application_ids_item_data in _application_ids:
            application_ids_item = UUID(application_ids_item_data)

            application_ids.append(application_ids_item)

        touched_by_move = cls(
            kind=kind,
            application_ids=application_ids,
        )

        touched_by_move.additional_properties = d
        return touched_by_move

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
