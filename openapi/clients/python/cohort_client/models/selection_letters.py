from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.letter_paper import LetterPaper
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.selection_letters_signatory import SelectionLettersSignatory


T = TypeVar("T", bound="SelectionLetters")


@_attrs_define
class SelectionLetters:
    """What letters and certificates say beside the facts"""

    issuer: str | Unset = UNSET
    """ Who issues them; default: the first organiser, else the host """
    address: None | str | Unset = UNSET
    """ The postal address of the issuer; null: none """
    signatory: SelectionLettersSignatory | Unset = UNSET
    """ Who signs; default: a line for a signature, and the issuer """
    contact_role: str | Unset = UNSET
    """ The role of the contact of the program that letters name; default: the first contact """
    purpose: str | Unset = UNSET
    """ The purpose of the journey, for missions; default: to take part """
    paper: LetterPaper | Unset = UNSET
    """ - `a4`: 210 x 297 mm
    - `us_letter`: 8.5 x 11 inches """
    letterhead: bool | Unset = UNSET
    """ Whether letters print a head with logo and issuer; false leaves its space empty; default: true """

    def to_dict(self) -> dict[str, Any]:
        issuer = self.issuer

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        signatory: dict[str, Any] | Unset = UNSET
        if not isinstance(self.signatory, Unset):
            signatory = self.signatory.to_dict()

        contact_role = self.contact_role

        purpose = self.purpose

        paper: str | Unset = UNSET
        if not isinstance(self.paper, Unset):
            paper = self.paper.value

        letterhead = self.letterhead

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if address is not UNSET:
            field_dict["address"] = address
        if signatory is not UNSET:
            field_dict["signatory"] = signatory
        if contact_role is not UNSET:
            field_dict["contact_role"] = contact_role
        if purpose is not UNSET:
            field_dict["purpose"] = purpose
        if paper is not UNSET:
            field_dict["paper"] = paper
        if letterhead is not UNSET:
            field_dict["letterhead"] = letterhead

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.selection_letters_signatory import SelectionLettersSignatory

        d = dict(src_dict)
        issuer = d.pop("issuer", UNSET)

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        _signatory = d.pop("signatory", UNSET)
        signatory: SelectionLettersSignatory | Unset
        if isinstance(_signatory, Unset):
            signatory = UNSET
        else:
            signatory = SelectionLettersSignatory.from_dict(_signatory)

        contact_role = d.pop("contact_role", UNSET)

        purpose = d.pop("purpose", UNSET)

        _paper = d.pop("paper", UNSET)
        paper: LetterPaper | Unset
        if isinstance(_paper, Unset):
            paper = UNSET
        else:
            paper = LetterPaper(_paper)

        letterhead = d.pop("letterhead", UNSET)

        selection_letters = cls(
            issuer=issuer,
            address=address,
            signatory=signatory,
            contact_role=contact_role,
            purpose=purpose,
            paper=paper,
            letterhead=letterhead,
        )

        return selection_letters
