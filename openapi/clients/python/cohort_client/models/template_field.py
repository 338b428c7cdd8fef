from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.template_field_type import TemplateFieldType

T = TypeVar("T", bound="TemplateField")


@_attrs_define
class TemplateField:
    """A field that a template can use"""

    name: str
    """ As the template writes it: {{ applicant.name }} """
    type_: TemplateFieldType
    """ - `text`: A text
    - `day`: A day, written in the language of the mail
    - `instant`: A time, written in the language of the mail and the zone of the program
    - `link`: A web address; empty if there is no such page
    - `list`: Several texts, for {% for line in … %} """
    description: str
    """ What it is """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        type_ = self.type_.value

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "type": type_,
                "description": description,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        type_ = TemplateFieldType(d.pop("type"))

        description = d.pop("description")

        template_field = cls(
            name=name,
            type_=type_,
            description=description,
        )

        template_field.additional_properties = d
        return template_field

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
