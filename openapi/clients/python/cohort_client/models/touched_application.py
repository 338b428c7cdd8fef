from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TouchedApplication")


@_attrs_define
class TouchedApplication:
    """A submitted application whose answers no longer match the questions"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    to_answer: list[str]
    """ JSON pointers to answers that are now missing or invalid """
    set_aside: list[str]
    """ JSON pointers to answers whose questions are no longer asked """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        to_answer = self.to_answer

        set_aside = self.set_aside

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "to_answer": to_answer,
                "set_aside": set_aside,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        to_answer = cast(list[str], d.pop("to_answer"))

        set_aside = cast(list[str], d.pop("set_aside"))

        touched_application = cls(
            application_id=application_id,
            to_answer=to_answer,
            set_aside=set_aside,
        )

        touched_application.additional_properties = d
        return touched_application

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
