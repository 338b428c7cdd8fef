from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_series_past_editions_item import NewSeriesPastEditionsItem
    from ..models.new_series_testimonials_item import NewSeriesTestimonialsItem
    from ..models.organisation_part_input import OrganisationPartInput


T = TypeVar("T", bound="NewSeries")


@_attrs_define
class NewSeries:
    """A series; only the title is needed"""

    title: str
    """ The title """
    also_called: None | str | Unset = UNSET
    """ Another name """
    since: int | None | Unset = UNSET
    """ The year of the first edition """
    formats: list[str] | Unset = UNSET
    """ The formats of its editions, in words """
    venue_rotation: list[str] | Unset = UNSET
    """ Where its editions take place, in turn """
    example: None | str | Unset = UNSET
    """ An edition in a few words """
    organisations: list[OrganisationPartInput] | Unset = UNSET
    """ Who organises, hosts and sponsors it """
    past_editions: list[NewSeriesPastEditionsItem] | Unset = UNSET
    """ Earlier editions, which are no programs here """
    testimonials: list[NewSeriesTestimonialsItem] | Unset = UNSET
    """ Words of former participants: post and city only, never a name """

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        also_called: None | str | Unset
        if isinstance(self.also_called, Unset):
            also_called = UNSET
        else:
            also_called = self.also_called

        since: int | None | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        else:
            since = self.since

        formats: list[str] | Unset = UNSET
        if not isinstance(self.formats, Unset):
            formats = self.formats

        venue_rotation: list[str] | Unset = UNSET
        if not isinstance(self.venue_rotation, Unset):
            venue_rotation = self.venue_rotation

        example: None | str | Unset
        if isinstance(self.example, Unset):
            example = UNSET
        else:
            example = self.example

        organisations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.organisations, Unset):
            organisations = []
            for organisations_item_data in self.organisations:
                organisations_item = organisations_item_data.to_dict()
                organisations.append(organisations_item)

        past_editions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.past_editions, Unset):
            past_editions = []
            for past_editions_item_data in self.past_editions:
                past_editions_item = past_editions_item_data.to_dict()
                past_editions.append(past_editions_item)

        testimonials: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.testimonials, Unset):
            testimonials = []
            for testimonials_item_data in self.testimonials:
                testimonials_item = testimonials_item_data.to_dict()
                testimonials.append(testimonials_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
            }
        )
        if also_called is not UNSET:
            field_dict["also_called"] = also_called
        if since is not UNSET:
            field_dict["since"] = since
        if formats is not UNSET:
            field_dict["formats"] = formats
        if venue_rotation is not UNSET:
            field_dict["venue_rotation"] = venue_rotation
        if example is not UNSET:
            field_dict["example"] = example
        if organisations is not UNSET:
            field_dict["organisations"] = organisations
        if past_editions is not UNSET:
            field_dict["past_editions"] = past_editions
        if testimonials is not UNSET:
            field_dict["testimonials"] = testimonials

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.new_series_past_editions_item import NewSeriesPastEditionsItem
        from ..models.new_series_testimonials_item import NewSeriesTestimonialsItem
        from ..models.organisation_part_input import OrganisationPartInput

        d = dict(src_dict)
        title = d.pop("title")

        def _parse_also_called(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        also_called = _parse_also_called(d.pop("also_called", UNSET))

        def _parse_since(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        formats = cast(list[str], d.pop("formats", UNSET))

        venue_rotation = cast(list[str], d.pop("venue_rotation", UNSET))

        def _parse_example(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        example = _parse_example(d.pop("example", UNSET))

        _organisations = d.pop("organisations", UNSET)
        organisations: list[OrganisationPartInput] | Unset = UNSET
        if _organisations is not UNSET:
            organisations = []
            for organisations_item_data in _organisations:
                organisations_item = OrganisationPartInput.from_dict(
                    organisations_item_data
                )

                organisations.append(organisations_item)

        _past_editions = d.pop("past_editions", UNSET)
        past_editions: list[NewSeriesPastEditionsItem] | Unset = UNSET
        if _past_editions is not UNSET:
            past_editions = []
            for past_editions_item_data in _past_editions:
                past_editions_item = NewSeriesPastEditionsItem.from_dict(
                    past_editions_item_data
                )

                past_editions.append(past_editions_item)

        _testimonials = d.pop("testimonials", UNSET)
        testimonials: list[NewSeriesTestimonialsItem] | Unset = UNSET
        if _testimonials is not UNSET:
            testimonials = []
            for testimonials_item_data in _testimonials:
                testimonials_item = NewSeriesTestimonialsItem.from_dict(
                    testimonials_item_data
                )

                testimonials.append(testimonials_item)

        new_series = cls(
            title=title,
            also_called=also_called,
            since=since,
            formats=formats,
            venue_rotation=venue_rotation,
            example=example,
            organisations=organisations,
            past_editions=past_editions,
            testimonials=testimonials,
        )

        return new_series
