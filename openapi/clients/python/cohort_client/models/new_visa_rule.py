from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.visa_terms_input import VisaTermsInput


T = TypeVar("T", bound="NewVisaRule")


@_attrs_define
class NewVisaRule:
    """The whole rule: what is left out is not kept"""

    ordinary: VisaTermsInput
    """ What a host country asks of the holders of a passport """
    official: None | Unset | VisaTermsInput = UNSET
    """ Of official passports. Null: the same as of ordinary ones """

    def to_dict(self) -> dict[str, Any]:
        from ..models.visa_terms_input import VisaTermsInput

        ordinary = self.ordinary.to_dict()

        official: dict[str, Any] | None | Unset
        if isinstance(self.official, Unset):
            official = UNSET
        elif isinstance(self.official, VisaTermsInput):
            official = self.official.to_dict()
        else:
            official = self.official

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "ordinary": ordinary,
            }
        )
        if official is not UNSET:
            field_dict["official"] = official

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.visa_terms_input import VisaTermsInput

        d = dict(src_dict)
        ordinary = VisaTermsInput.from_dict(d.pop("ordinary"))

        def _parse_official(data: object) -> None | Unset | VisaTermsInput:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                official_type_0 = VisaTermsInput.from_dict(data)

                return official_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | VisaTermsInput, data)

        official = _parse_official(d.pop("official", UNSET))

        new_visa_rule = cls(
            ordinary=ordinary,
            official=official,
        )

        return new_visa_rule
