from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.visa_terms import VisaTerms


T = TypeVar("T", bound="VisaRule")


@_attrs_define
class VisaRule:
    """What a host country asks of one nationality, as the secretariat knows it"""

    host: str
    """ The country of the venue, as an ISO 3166-1 alpha-2 code """
    nationality: str
    """ The country that issued the passport """
    ordinary: VisaTerms
    """ What a host country asks of the holders of a passport """
    official: None | VisaTerms
    """ Of official passports. Null: the same as of ordinary ones """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.visa_terms import VisaTerms

        host = self.host

        nationality = self.nationality

        ordinary = self.ordinary.to_dict()

        official: dict[str, Any] | None
        if isinstance(self.official, VisaTerms):
            official = self.official.to_dict()
        else:
            official = self.official

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "host": host,
                "nationality": nationality,
                "ordinary": ordinary,
                "official": official,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.visa_terms import VisaTerms

        d = dict(src_dict)
        host = d.pop("host")

        nationality = d.pop("nationality")

        ordinary = VisaTerms.from_dict(d.pop("ordinary"))

        def _parse_official(data: object) -> None | VisaTerms:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                official_type_0 = VisaTerms.from_dict(data)

                return official_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VisaTerms, data)

        official = _parse_official(d.pop("official"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        visa_rule = cls(
            host=host,
            nationality=nationality,
            ordinary=ordinary,
            official=official,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        visa_rule.additional_properties = d
        return visa_rule

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
