from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.letter_kind import LetterKind
from ..models.verified_status import VerifiedStatus

T = TypeVar("T", bound="LetterVerification")


@_attrs_define
class LetterVerification:
    """Whether a paper is valid. It never tells whose it is"""

    code: str
    """ What is printed on it: verifyLetter tells everyone whether it is valid """
    kind: LetterKind
    """ - `visa_support`: For a mission: the person as in the passport, the journey, and who bears which cost
    - `acceptance`: For the applicant’s city: the person has a place in the program
    - `certificate`: The person took part in the program """
    status: VerifiedStatus
    """ - `valid`: Issued, and still true
    - `void`: Issued, and no longer true: ask for the present edition
    - `revoked`: Issued, and taken back """
    issuer: str
    """ Who issued it """
    program_title: str
    """ The program, as it is named there """
    starts_on: datetime.date
    """ The first day of the program, as it says """
    ends_on: datetime.date
    """ The last day of the program, as it says """
    issued_on: datetime.date
    """ The day of the letter, in the program’s zone """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        kind = self.kind.value

        status = self.status.value

        issuer = self.issuer

        program_title = self.program_title

        starts_on = self.starts_on.isoformat()

        ends_on = self.ends_on.isoformat()

        issued_on = self.issued_on.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "kind": kind,
                "status": status,
                "issuer": issuer,
                "program_title": program_title,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "issued_on": issued_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = d.pop("code")

        kind = LetterKind(d.pop("kind"))

        status = VerifiedStatus(d.pop("status"))

        issuer = d.pop("issuer")

        program_title = d.pop("program_title")

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))

        issued_on = datetime.date.fromisoformat(d.pop("issued_on"))

        letter_verification = cls(
            code=code,
            kind=kind,
            status=status,
            issuer=issuer,
            program_title=program_title,
            starts_on=starts_on,
            ends_on=ends_on,
            issued_on=issued_on,
        )

        letter_verification.additional_properties = d
        return letter_verification

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
