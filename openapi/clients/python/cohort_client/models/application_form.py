from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.application_form_type import ApplicationFormType

if TYPE_CHECKING:
    from ..models.application_form_properties import ApplicationFormProperties
    from ..models.form_document import FormDocument


T = TypeVar("T", bound="ApplicationForm")


@_attrs_define
class ApplicationForm:
    """One JSON Schema (2020-12) for all sections of an application. An application satisfies it exactly when its form is
    complete for a submission. Members that begin with x- are annotations: Ajv takes them with `strict: false`

    """

    schema: str
    """ The dialect: JSON Schema 2020-12 """
    title: str
    """ The title of the program """
    type_: ApplicationFormType
    """ An application is an object """
    properties: ApplicationFormProperties
    """ The sections; `answers` has the program’s own questions """
    required: list[str]
    """ The sections that a submission needs """
    x_order: list[str]
    """ The order of the sections, with the documents """
    x_required_documents: list[str]
    """ The kinds of document that a submission needs """
    x_documents: list[FormDocument]
    """ Every kind of document that can be uploaded """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        schema = self.schema

        title = self.title

        type_ = self.type_.value

        properties = self.properties.to_dict()

        required = self.required

        x_order = self.x_order

        x_required_documents = self.x_required_documents

        x_documents = []
        for x_documents_item_data in self.x_documents:
            x_documents_item = x_documents_item_data.to_dict()
            x_documents.append(x_documents_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "$schema": schema,
                "title": title,
                "type": type_,
                "properties": properties,
                "required": required,
                "x-order": x_order,
                "x-required-documents": x_required_documents,
                "x-documents": x_documents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.application_form_properties import ApplicationFormProperties
        from ..models.form_document import FormDocument

        d = dict(src_dict)
        schema = d.pop("$schema")

        title = d.pop("title")

        type_ = ApplicationFormType(d.pop("type"))

        properties = ApplicationFormProperties.from_dict(d.pop("properties"))

        required = cast(list[str], d.pop("required"))

        x_order = cast(list[str], d.pop("x-order"))

        x_required_documents = cast(list[str], d.pop("x-required-documents"))

        x_documents = []
        _x_documents = d.pop("x-documents")
        for x_documents_item_data in _x_documents:
            x_documents_item = FormDocument.from_dict(x_documents_item_data)

            x_documents.append(x_documents_item)

        application_form = cls(
            schema=schema,
            title=title,
            type_=type_,
            properties=properties,
            required=required,
            x_order=x_order,
            x_required_documents=x_required_documents,
            x_documents=x_documents,
        )

        application_form.additional_properties = d
        return application_form

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
