from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.endorser import Endorser


T = TypeVar("T", bound="NewEndorsement")


@_attrs_define
class NewEndorsement:
    """The city’s word, which also attests the post"""

    endorser: Endorser
    """ Who answers for the city """
    form_checked: bool | Unset = UNSET
    """ Needed from staff: they hold the signed nomination form against the application """

    def to_dict(self) -> dict[str, Any]:
        endorser = self.endorser.to_dict()

        form_checked = self.form_checked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "endorser": endorser,
            }
        )
        if form_checked is not UNSET:
            field_dict["form_checked"] = form_checked

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.endorser import Endorser

        d = dict(src_dict)
        endorser = Endorser.from_dict(d.pop("endorser"))

        form_checked = d.pop("form_checked", UNSET)

        new_endorsement = cls(
            endorser=endorser,
            form_checked=form_checked,
        )

        return new_endorsement
