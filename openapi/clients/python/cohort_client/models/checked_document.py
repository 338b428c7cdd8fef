from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_kind import DocumentKind
from ..models.document_verification import DocumentVerification

T = TypeVar("T", bound="CheckedDocument")


@_attrs_define
class CheckedDocument:
    """A required document, and what staff found"""

    kind: DocumentKind
    """ - `passport_scan`: A scan of the passport’s data page
    - `headshot`: A photo of the person
    - `nomination_form`: The form by which the city nominates the person """
    verification: DocumentVerification | None
    """ Null: it is not there """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        verification: None | str
        if isinstance(self.verification, DocumentVerification):
            verification = self.verification.value
        else:
            verification = self.verification

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "verification": verification,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = DocumentKind(d.pop("kind"))

        def _parse_verification(data: object) -> DocumentVerification | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verification_type_0 = DocumentVerification(data)

                return verification_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DocumentVerification | None, data)

        verification = _parse_verification(d.pop("verification"))

        checked_document = cls(
            kind=kind,
            verification=verification,
        )

        checked_document.additional_properties = d
        return checked_document

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
