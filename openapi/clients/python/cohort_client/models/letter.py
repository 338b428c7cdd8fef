from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.letter_kind import LetterKind
from ..models.letter_status import LetterStatus
from ..models.letter_void_cause import LetterVoidCause

T = TypeVar("T", bound="Letter")


@_attrs_define
class Letter:
    """A letter or a certificate for an applicant; downloadLetter answers the file"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    kind: LetterKind
    """ - `visa_support`: For a mission: the person as in the passport, the journey, and who bears which cost
    - `acceptance`: For the applicant’s city: the person has a place in the program
    - `certificate`: The person took part in the program """
    edition: int
    """ Counts the letters of this kind for the application, from 1 """
    status: LetterStatus
    """ - `due`: Asked for; its file is made in a moment
    - `made`: Valid; it can be downloaded
    - `void`: No longer true, or replaced by a later edition
    - `revoked`: Taken back by staff """
    code: str
    """ What is printed on it: verifyLetter tells everyone whether it is valid """
    url: str
    """ Where downloadLetter answers the file """
    size: int | None
    """ Bytes; null: it is not made """
    sha256: None | str
    """ Of the file, in hex; null: it is not made """
    requested_at: datetime.datetime
    """ When it was asked for; its facts are of that instant """
    made_at: datetime.datetime | None
    """ When its file was made; null: it is not """
    ended_at: datetime.datetime | None
    """ When it became void or was revoked; null: neither """
    void_cause: LetterVoidCause | None
    """ Why it is void; null: it is not """
    reason: None | str
    """ Why staff revoked it; null: they did not """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        application_id = str(self.application_id)

        kind = self.kind.value

        edition = self.edition

        status = self.status.value

        code = self.code

        url = self.url

        size: int | None
        size = self.size

        sha256: None | str
        sha256 = self.sha256

        requested_at = self.requested_at.isoformat()

        made_at: None | str
        if isinstance(self.made_at, datetime.datetime):
            made_at = self.made_at.isoformat()
        else:
            made_at = self.made_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        void_cause: None | str
        if isinstance(self.void_cause, LetterVoidCause):
            void_cause = self.void_cause.value
        else:
            void_cause = self.void_cause

        reason: None | str
        reason = self.reason

        version = self.version

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "application_id": application_id,
                "kind": kind,
                "edition": edition,
                "status": status,
                "code": code,
                "url": url,
                "size": size,
                "sha256": sha256,
                "requested_at": requested_at,
                "made_at": made_at,
                "ended_at": ended_at,
                "void_cause": void_cause,
                "reason": reason,
                "version": version,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        application_id = UUID(d.pop("application_id"))

        kind = LetterKind(d.pop("kind"))

        edition = d.pop("edition")

        status = LetterStatus(d.pop("status"))

        code = d.pop("code")

        url = d.pop("url")

        def _parse_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size = _parse_size(d.pop("size"))

        def _parse_sha256(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sha256 = _parse_sha256(d.pop("sha256"))

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        def _parse_made_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                made_at_type_0 = datetime.datetime.fromisoformat(data)

                return made_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        made_at = _parse_made_at(d.pop("made_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        def _parse_void_cause(data: object) -> LetterVoidCause | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                void_cause_type_0 = LetterVoidCause(data)

                return void_cause_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LetterVoidCause | None, data)

        void_cause = _parse_void_cause(d.pop("void_cause"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        version = d.pop("version")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        letter = cls(
            id=id,
            program_id=program_id,
            application_id=application_id,
            kind=kind,
            edition=edition,
            status=status,
            code=code,
            url=url,
            size=size,
            sha256=sha256,
            requested_at=requested_at,
            made_at=made_at,
            ended_at=ended_at,
            void_cause=void_cause,
            reason=reason,
            version=version,
            updated_at=updated_at,
        )

        letter.additional_properties = d
        return letter

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
