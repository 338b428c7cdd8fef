from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.message_kind import MessageKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewMessageRelease")


@_attrs_define
class NewMessageRelease:
    """Which held messages to send"""

    kinds: list[MessageKind] | Unset = UNSET
    """ Default: all kinds """
    dry_run: bool | Unset = UNSET
    """ Only show what would be sent; default: false """

    def to_dict(self) -> dict[str, Any]:
        kinds: list[str] | Unset = UNSET
        if not isinstance(self.kinds, Unset):
            kinds = []
            for kinds_item_data in self.kinds:
                kinds_item = kinds_item_data.value
                kinds.append(kinds_item)

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if kinds is not UNSET:
            field_dict["kinds"] = kinds
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _kinds = d.pop("kinds", UNSET)
        kinds: list[MessageKind] | Unset = UNSET
        if _kinds is not UNSET:
            kinds = []
            for kinds_item_data in _kinds:
                kinds_item = MessageKind(kinds_item_data)

                kinds.append(kinds_item)

        dry_run = d.pop("dry_run", UNSET)

        new_message_release = cls(
            kinds=kinds,
            dry_run=dry_run,
        )

        return new_message_release
