from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.tie_break import TieBreak

if TYPE_CHECKING:
    from ..models.ranked_application import RankedApplication
    from ..models.ranking import Ranking


T = TypeVar("T", bound="RankingPage")


@_attrs_define
class RankingPage:
    """A page of a ranking"""

    items: list[RankedApplication]
    """ The rows of this page, in the order of the list """
    next_cursor: None | str
    """ Send it as `cursor` to get the next page. Null: the last page """
    size: int
    """ The number of applications in the whole ranking """
    rule_version: int
    """ The version of the rules of the service """
    rubric_version: int | None
    """ The newest rubric. Null: there is none """
    tie_breaks: list[TieBreak]
    """ The rules, the first one first """
    frozen: None | Ranking
    """ The frozen ranking. Null: the order as it is now """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ranking import Ranking

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_cursor: None | str
        next_cursor = self.next_cursor

        size = self.size

        rule_version = self.rule_version

        rubric_version: int | None
        rubric_version = self.rubric_version

        tie_breaks = []
        for tie_breaks_item_data in self.tie_breaks:
            tie_breaks_item = tie_breaks_item_data.value
            tie_breaks.append(tie_breaks_item)

        frozen: dict[str, Any] | None
        if isinstance(self.frozen, Ranking):
            frozen = self.frozen.to_dict()
        else:
            frozen = self.frozen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "next_cursor": next_cursor,
                "size": size,
                "rule_version": rule_version,
                "rubric_version": rubric_version,
                "tie_breaks": tie_breaks,
                "frozen": frozen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.ranked_application import RankedApplication
        from ..models.ranking import Ranking

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RankedApplication.from_dict(items_item_data)

            items.append(items_item)

        def _parse_next_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor"))

        size = d.pop("size")

        rule_version = d.pop("rule_version")

        def _parse_rubric_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rubric_version = _parse_rubric_version(d.pop("rubric_version"))

        tie_breaks = []
        _tie_breaks = d.pop("tie_breaks")
        for tie_breaks_item_data in _tie_breaks:
            tie_breaks_item = TieBreak(tie_breaks_item_data)

            tie_breaks.append(tie_breaks_item)

        def _parse_frozen(data: object) -> None | Ranking:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                frozen_type_0 = Ranking.from_dict(data)

                return frozen_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Ranking, data)

        frozen = _parse_frozen(d.pop("frozen"))

        ranking_page = cls(
            items=items,
            next_cursor=next_cursor,
            size=size,
            rule_version=rule_version,
            rubric_version=rubric_version,
            tie_breaks=tie_breaks,
            frozen=frozen,
        )

        ranking_page.additional_properties = d
        return ranking_page

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
