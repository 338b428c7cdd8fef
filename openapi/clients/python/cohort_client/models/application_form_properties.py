from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.form_section import FormSection


T = TypeVar("T", bound="ApplicationFormProperties")


@_attrs_define
class ApplicationFormProperties:
    """The sections; `answers` has the program’s own questions"""

    applicant: FormSection
    """ The JSON Schema of one section of an application """
    position: FormSection
    """ The JSON Schema of one section of an application """
    languages: FormSection
    """ The JSON Schema of one section of an application """
    passport: FormSection
    """ The JSON Schema of one section of an application """
    answers: FormSection
    """ The JSON Schema of one section of an application """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        applicant = self.applicant.to_dict()

        position = self.position.to_dict()

        languages = self.languages.to_dict()

        passport = self.passport.to_dict()

        answers = self.answers.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "applicant": applicant,
                "position": position,
                "languages": languages,
                "passport": passport,
                "answers": answers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.form_section import FormSection

        d = dict(src_dict)
        applicant = FormSection.from_dict(d.pop("applicant"))

        position = FormSection.from_dict(d.pop("position"))

        languages = FormSection.from_dict(d.pop("languages"))

        passport = FormSection.from_dict(d.pop("passport"))

        answers = FormSection.from_dict(d.pop("answers"))

        application_form_properties = cls(
            applicant=applicant,
            position=position,
            languages=languages,
            passport=passport,
            answers=answers,
        )

        application_form_properties.additional_properties = d
        return application_form_properties

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
