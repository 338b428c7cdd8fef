from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_kind import DocumentKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="FormDocument")


@_attrs_define
class FormDocument:
    """A kind of document that can be uploaded"""

    kind: DocumentKind
    """ - `passport_scan`: A scan of the passport’s data page
    - `headshot`: A photo of the person
    - `nomination_form`: The form by which the city nominates the person """
    title: str
    """ The label """
    description: str
    """ The help text """
    accept: list[str]
    """ The media types that are taken """
    max_bytes: int
    """ The largest size, in bytes """
    required: bool
    """ Whether a submission needs it """
    x_required_message: str | Unset = UNSET
    """ What to tell a person who left a required field out """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        title = self.title

        description = self.description

        accept = self.accept

        max_bytes = self.max_bytes

        required = self.required

        x_required_message = self.x_required_message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "title": title,
                "description": description,
                "accept": accept,
                "max_bytes": max_bytes,
                "required": required,
            }
        )
        if x_required_message is not UNSET:
            field_dict["x-required-message"] = x_required_message

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = DocumentKind(d.pop("kind"))

        title = d.pop("title")

        description = d.pop("description")

        accept = cast(list[str], d.pop("accept"))

        max_bytes = d.pop("max_bytes")

        required = d.pop("required")

        x_required_message = d.pop("x-required-message", UNSET)

        form_document = cls(
            kind=kind,
            title=title,
            description=description,
            accept=accept,
            max_bytes=max_bytes,
            required=required,
            x_required_message=x_required_message,
        )

        form_document.additional_properties = d
        return form_document

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
