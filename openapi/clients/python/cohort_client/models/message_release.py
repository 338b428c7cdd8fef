from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.mail_preview import MailPreview


T = TypeVar("T", bound="MessageRelease")


@_attrs_define
class MessageRelease:
    """Held messages that are sent as a batch"""

    program_id: UUID
    """ The id of the program (UUIDv7) """
    dry_run: bool
    """ Nothing was changed """
    count: int
    """ The number of messages that were held """
    preview: list[MailPreview]
    """ The first 20 of them as they go out """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        program_id = str(self.program_id)

        dry_run = self.dry_run

        count = self.count

        preview = []
        for preview_item_data in self.preview:
            preview_item = preview_item_data.to_dict()
            preview.append(preview_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_id": program_id,
                "dry_run": dry_run,
                "count": count,
                "preview": preview,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.mail_preview import MailPreview

        d = dict(src_dict)
        program_id = UUID(d.pop("program_id"))

        dry_run = d.pop("dry_run")

        count = d.pop("count")

        preview = []
        _preview = d.pop("preview")
        for preview_item_data in _preview:
            preview_item = MailPreview.from_dict(preview_item_data)

            preview.append(preview_item)

        message_release = cls(
            program_id=program_id,
            dry_run=dry_run,
            count=count,
            preview=preview,
        )

        message_release.additional_properties = d
        return message_release

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
