from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.review_counts import ReviewCounts


T = TypeVar("T", bound="AddedReviewer")


@_attrs_define
class AddedReviewer:
    """A new reviewer, with the key that was made for them"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    name: str
    """ The name of the person """
    email: str
    """ The e-mail address of the person """
    city_id: None | UUID
    """ Their city; null: none """
    organisation_id: None | UUID
    """ Their organisation; null: none """
    country: None | str
    """ Their country; null: not told """
    time_zone: None | str
    """ The zone of their interviews; null: the program’s """
    api_key_id: None | UUID
    """ Their key; null: none """
    added_at: datetime.datetime
    """ When the person was added """
    reviews: ReviewCounts
    """ How far reviews are """
    key: str | Unset = UNSET
    """ The new key of the person; shown only here, once """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        name = self.name

        email = self.email

        city_id: None | str
        if isinstance(self.city_id, UUID):
            city_id = str(self.city_id)
        else:
            city_id = self.city_id

        organisation_id: None | str
        if isinstance(self.organisation_id, UUID):
            organisation_id = str(self.organisation_id)
        else:
            organisation_id = self.organisation_id

        country: None | str
        country = self.country

        time_zone: None | str
        time_zone = self.time_zone

        api_key_id: None | str
        if isinstance(self.api_key_id, UUID):
            api_key_id = str(self.api_key_id)
        else:
            api_key_id = self.api_key_id

        added_at = self.added_at.isoformat()

        reviews = self.reviews.to_dict()

        key = self.key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "name": name,
                "email": email,
                "city_id": city_id,
                "organisation_id": organisation_id,
                "country": country,
                "time_zone": time_zone,
                "api_key_id": api_key_id,
                "added_at": added_at,
                "reviews": reviews,
            }
        )
        if key is not UNSET:
            field_dict["key"] = key

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.review_counts import ReviewCounts

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        name = d.pop("name")

        email = d.pop("email")

        def _parse_city_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                city_id_type_0 = UUID(data)

                return city_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        city_id = _parse_city_id(d.pop("city_id"))

        def _parse_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                organisation_id_type_0 = UUID(data)

                return organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        organisation_id = _parse_organisation_id(d.pop("organisation_id"))

        def _parse_country(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        country = _parse_country(d.pop("country"))

        def _parse_time_zone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        time_zone = _parse_time_zone(d.pop("time_zone"))

        def _parse_api_key_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                api_key_id_type_0 = UUID(data)

                return api_key_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        api_key_id = _parse_api_key_id(d.pop("api_key_id"))

        added_at = datetime.datetime.fromisoformat(d.pop("added_at"))

        reviews = ReviewCounts.from_dict(d.pop("reviews"))

        key = d.pop("key", UNSET)

        added_reviewer = cls(
            id=id,
            program_id=program_id,
            name=name,
            email=email,
            city_id=city_id,
            organisation_id=organisation_id,
            country=country,
            time_zone=time_zone,
            api_key_id=api_key_id,
            added_at=added_at,
            reviews=reviews,
            key=key,
        )

        added_reviewer.additional_properties = d
        return added_reviewer

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
