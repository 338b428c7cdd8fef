from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.form_field_x_enum_labels import FormFieldXEnumLabels


T = TypeVar("T", bound="FormField")


@_attrs_define
class FormField:
    """A field: its JSON Schema, such as `maxLength`, `pattern` and `format`, with the words of a form"""

    title: str | Unset = UNSET
    """ The label """
    description: str | Unset = UNSET
    """ The help text """
    type_: list[str] | str | Unset = UNSET
    """ A JSON type, or a list of types: an optional field may be null """
    enum: list[Any] | Unset = UNSET
    """ The values to choose from; null: no choice """
    x_enum_labels: FormFieldXEnumLabels | Unset = UNSET
    """ The label of each value of `enum` """
    x_required_message: str | Unset = UNSET
    """ What to tell a person who left a required field out """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        description = self.description

        type_: list[str] | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        elif isinstance(self.type_, list):
            type_ = self.type_

        else:
            type_ = self.type_

        enum: list[Any] | Unset = UNSET
        if not isinstance(self.enum, Unset):
            enum = self.enum

        x_enum_labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.x_enum_labels, Unset):
            x_enum_labels = self.x_enum_labels.to_dict()

        x_required_message = self.x_required_message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if description is not UNSET:
            field_dict["description"] = description
        if type_ is not UNSET:
            field_dict["type"] = type_
        if enum is not UNSET:
            field_dict["enum"] = enum
        if x_enum_labels is not UNSET:
            field_dict["x-enum-labels"] = x_enum_labels
        if x_required_message is not UNSET:
            field_dict["x-required-message"] = x_required_message

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.form_field_x_enum_labels import FormFieldXEnumLabels

        d = dict(src_dict)
        title = d.pop("title", UNSET)

        description = d.pop("description", UNSET)

        def _parse_type_(data: object) -> list[str] | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                type_type_1 = cast(list[str], data)

                return type_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | str | Unset, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        enum = cast(list[Any], d.pop("enum", UNSET))

        _x_enum_labels = d.pop("x-enum-labels", UNSET)
        x_enum_labels: FormFieldXEnumLabels | Unset
        if isinstance(_x_enum_labels, Unset):
            x_enum_labels = UNSET
        else:
            x_enum_labels = FormFieldXEnumLabels.from_dict(_x_enum_labels)

        x_required_message = d.pop("x-required-message", UNSET)

        form_field = cls(
            title=title,
            description=description,
            type_=type_,
            enum=enum,
            x_enum_labels=x_enum_labels,
            x_required_message=x_required_message,
        )

        form_field.additional_properties = d
        return form_field

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
