from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_kind import DocumentKind
from ..models.document_verification import DocumentVerification

T = TypeVar("T", bound="Document")


@_attrs_define
class Document:
    """What was uploaded; downloadDocument answers the file"""

    id: UUID
    """ UUIDv7 """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    kind: DocumentKind
    """ - `passport_scan`: A scan of the passport’s data page
    - `headshot`: A photo of the person
    - `nomination_form`: The form by which the city nominates the person """
    version: int
    """ Counts the uploads of this kind, from 1 """
    filename: str
    """ The name that it was uploaded with, without folders and control characters """
    media_type: str
    """ The media type of its content """
    size: int
    """ Bytes """
    sha256: str
    """ Of the content, in hex """
    verification: DocumentVerification
    """ - `uploaded`: Staff have not opened it
    - `verified`: It is what it should be
    - `rejected`: It must be uploaded again """
    rejection_reason: None | str
    """ Why staff rejected it; null: they did not """
    uploaded_at: datetime.datetime
    """ When it was uploaded """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        application_id = str(self.application_id)

        kind = self.kind.value

        version = self.version

        filename = self.filename

        media_type = self.media_type

        size = self.size

        sha256 = self.sha256

        verification = self.verification.value

        rejection_reason: None | str
        rejection_reason = self.rejection_reason

        uploaded_at = self.uploaded_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "application_id": application_id,
                "kind": kind,
                "version": version,
                "filename": filename,
                "media_type": media_type,
                "size": size,
                "sha256": sha256,
                "verification": verification,
                "rejection_reason": rejection_reason,
                "uploaded_at": uploaded_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        application_id = UUID(d.pop("application_id"))

        kind = DocumentKind(d.pop("kind"))

        version = d.pop("version")

        filename = d.pop("filename")

        media_type = d.pop("media_type")

        size = d.pop("size")

        sha256 = d.pop("sha256")

        verification = DocumentVerification(d.pop("verification"))

        def _parse_rejection_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rejection_reason = _parse_rejection_reason(d.pop("rejection_reason"))

        uploaded_at = datetime.datetime.fromisoformat(d.pop("uploaded_at"))

        document = cls(
            id=id,
            application_id=application_id,
            kind=kind,
            version=version,
            filename=filename,
            media_type=media_type,
            size=size,
            sha256=sha256,
            verification=verification,
            rejection_reason=rejection_reason,
            uploaded_at=uploaded_at,
        )

        document.additional_properties = d
        return document

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
