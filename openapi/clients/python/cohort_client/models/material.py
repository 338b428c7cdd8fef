from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.material_kind import MaterialKind

T = TypeVar("T", bound="Material")


@_attrs_define
class Material:
    """A link or a file that belongs to the program"""

    id: UUID
    """ UUIDv7 """
    kind: MaterialKind
    """ - `link`: A web address
    - `attachment`: A file to download """
    title: str
    """ The title; of an attachment: its file name """
    url: None | str
    """ The address of the material; null if it is not available yet """
    media_type: None | str
    """ The media type of an attachment; null: a link """
    size: int | None
    """ Bytes of an attachment; null: a link """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind.value

        title = self.title

        url: None | str
        url = self.url

        media_type: None | str
        media_type = self.media_type

        size: int | None
        size = self.size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "title": title,
                "url": url,
                "media_type": media_type,
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = MaterialKind(d.pop("kind"))

        title = d.pop("title")

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        def _parse_media_type(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        media_type = _parse_media_type(d.pop("media_type"))

        def _parse_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size = _parse_size(d.pop("size"))

        material = cls(
            id=id,
            kind=kind,
            title=title,
            url=url,
            media_type=media_type,
            size=size,
        )

        material.additional_properties = d
        return material

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
