from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.organisation_part import OrganisationPart
    from ..models.past_edition import PastEdition
    from ..models.testimonial import Testimonial


T = TypeVar("T", bound="Series")


@_attrs_define
class Series:
    """A standing family of programs"""

    id: UUID
    """ UUIDv7 """
    key: None | str
    """ A short name for programs, which never changes; null: none """
    title: str
    """ The title """
    also_called: None | str
    """ Another name """
    since: int | None
    """ The year of the first edition """
    formats: list[str]
    """ The formats of its editions, in words """
    venue_rotation: list[str]
    """ Where its editions take place, in turn """
    example: None | str
    """ An edition in a few words """
    organisations: list[OrganisationPart]
    """ Who organises, hosts and sponsors it """
    past_editions: list[PastEdition]
    """ Earlier editions, which are no programs here """
    testimonials: list[Testimonial]
    """ Words of former participants: post and city only, never a name """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        key: None | str
        key = self.key

        title = self.title

        also_called: None | str
        also_called = self.also_called

        since: int | None
        since = self.since

        formats = self.formats

        venue_rotation = self.venue_rotation

        example: None | str
        example = self.example

        organisations = []
        for organisations_item_data in self.organisations:
            organisations_item = organisations_item_data.to_dict()
            organisations.append(organisations_item)

        past_editions = []
        for past_editions_item_data in self.past_editions:
            past_editions_item = past_editions_item_data.to_dict()
            past_editions.append(past_editions_item)

        testimonials = []
        for testimonials_item_data in self.testimonials:
            testimonials_item = testimonials_item_data.to_dict()
            testimonials.append(testimonials_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "key": key,
                "title": title,
                "also_called": also_called,
                "since": since,
                "formats": formats,
                "venue_rotation": venue_rotation,
                "example": example,
                "organisations": organisations,
                "past_editions": past_editions,
                "testimonials": testimonials,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.organisation_part import OrganisationPart
        from ..models.past_edition import PastEdition
        from ..models.testimonial import Testimonial

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_key(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        key = _parse_key(d.pop("key"))

        title = d.pop("title")

        def _parse_also_called(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        also_called = _parse_also_called(d.pop("also_called"))

        def _parse_since(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        since = _parse_since(d.pop("since"))

        formats = cast(list[str], d.pop("formats"))

        venue_rotation = cast(list[str], d.pop("venue_rotation"))

        def _parse_example(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        example = _parse_example(d.pop("example"))

        organisations = []
        _organisations = d.pop("organisations")
        for organisations_item_data in _organisations:
            organisations_item = OrganisationPart.from_dict(organisations_item_data)

            organisations.append(organisations_item)

        past_editions = []
        _past_editions = d.pop("past_editions")
        for past_editions_item_data in _past_editions:
            past_editions_item = PastEdition.from_dict(past_editions_item_data)

            past_editions.append(past_editions_item)

        testimonials = []
        _testimonials = d.pop("testimonials")
        for testimonials_item_data in _testimonials:
            testimonials_item = Testimonial.from_dict(testimonials_item_data)

            testimonials.append(testimonials_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        series = cls(
            id=id,
            key=key,
            title=title,
            also_called=also_called,
            since=since,
            formats=formats,
            venue_rotation=venue_rotation,
            example=example,
            organisations=organisations,
            past_editions=past_editions,
            testimonials=testimonials,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        series.additional_properties = d
        return series

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
