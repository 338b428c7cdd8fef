from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.form_field import FormField
    from ..models.form_section_properties import FormSectionProperties


T = TypeVar("T", bound="FormSection")


@_attrs_define
class FormSection:
    """The JSON Schema of one section of an application"""

    type_: list[str] | str
    """ A JSON type, or a list of types: an optional field may be null """
    title: str | Unset = UNSET
    """ The heading """
    description: str | Unset = UNSET
    """ The help text """
    properties: FormSectionProperties | Unset = UNSET
    """ The fields """
    required: list[str] | Unset = UNSET
    """ The fields that a submission needs; a draft may leave them out """
    items: FormField | Unset = UNSET
    """ A field: its JSON Schema, such as `maxLength`, `pattern` and `format`, with the words of a form """
    min_items: int | Unset = UNSET
    """ Of a list: how many items a submission needs """
    x_order: list[str] | Unset = UNSET
    """ The order in which a form shows the members """
    x_required_message: str | Unset = UNSET
    """ What to tell a person who left a required field out """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: list[str] | str
        if isinstance(self.type_, list):
            type_ = self.type_

        else:
            type_ = self.type_

        title = self.title

        description = self.description

        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        required: list[str] | Unset = UNSET
        if not isinstance(self.required, Unset):
            required = self.required

        items: dict[str, Any] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = self.items.to_dict()

        min_items = self.min_items

        x_order: list[str] | Unset = UNSET
        if not isinstance(self.x_order, Unset):
            x_order = self.x_order

        x_required_message = self.x_required_message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if description is not UNSET:
            field_dict["description"] = description
        if properties is not UNSET:
            field_dict["properties"] = properties
        if required is not UNSET:
            field_dict["required"] = required
        if items is not UNSET:
            field_dict["items"] = items
        if min_items is not UNSET:
            field_dict["minItems"] = min_items
        if x_order is not UNSET:
            field_dict["x-order"] = x_order
        if x_required_message is not UNSET:
            field_dict["x-required-message"] = x_required_message

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.form_field import FormField
        from ..models.form_section_properties import FormSectionProperties

        d = dict(src_dict)

        def _parse_type_(data: object) -> list[str] | str:
            try:
                if not isinstance(data, list):
                    raise TypeError()
                type_type_1 = cast(list[str], data)

                return type_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | str, data)

        type_ = _parse_type_(d.pop("type"))

        title = d.pop("title", UNSET)

        description = d.pop("description", UNSET)

        _properties = d.pop("properties", UNSET)
        properties: FormSectionProperties | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = FormSectionProperties.from_dict(_properties)

        required = cast(list[str], d.pop("required", UNSET))

        _items = d.pop("items", UNSET)
        items: FormField | Unset
        if isinstance(_items, Unset):
            items = UNSET
        else:
            items = FormField.from_dict(_items)

        min_items = d.pop("minItems", UNSET)

        x_order = cast(list[str], d.pop("x-order", UNSET))

        x_required_message = d.pop("x-required-message", UNSET)

        form_section = cls(
            type_=type_,
            title=title,
            description=description,
            properties=properties,
            required=required,
            items=items,
            min_items=min_items,
            x_order=x_order,
            x_required_message=x_required_message,
        )

        form_section.additional_properties = d
        return form_section

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
