from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.from_ranking import FromRanking


T = TypeVar("T", bound="NewShortlist")


@_attrs_define
class NewShortlist:
    """A shortlist: by hand with `application_ids`, or from a ranking with `from_ranking`"""

    name: str
    """ Each name once in a program """
    note: None | str | Unset = UNSET
    """ For staff: what it is for """
    application_ids: list[UUID] | Unset = UNSET
    """ The applications, in the order in which staff want them """
    from_ranking: FromRanking | Unset = UNSET
    """ Takes the first of a ranking, within seats and the cities’ participants """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        application_ids: list[str] | Unset = UNSET
        if not isinstance(self.application_ids, Unset):
            application_ids = []
            for application_ids_item_data in self.application_ids:
                application_ids_item = str(application_ids_item_data)
                application_ids.append(application_ids_item)

        from_ranking: dict[str, Any] | Unset = UNSET
        if not isinstance(self.from_ranking, Unset):
            from_ranking = self.from_ranking.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if application_ids is not UNSET:
            field_dict["application_ids"] = application_ids
        if from_ranking is not UNSET:
            field_dict["from_ranking"] = from_ranking

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.from_ranking import FromRanking

        d = dict(src_dict)
        name = d.pop("name")

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        _application_ids = d.pop("application_ids", UNSET)
        application_ids: list[UUID] | Unset = UNSET
        if _application_ids is not UNSET:
            application_ids = []
            for application_ids_item_data in _application_ids:
                application_ids_item = UUID(application_ids_item_data)

                application_ids.append(application_ids_item)

        _from_ranking = d.pop("from_ranking", UNSET)
        from_ranking: FromRanking | Unset
        if isinstance(_from_ranking, Unset):
            from_ranking = UNSET
        else:
            from_ranking = FromRanking.from_dict(_from_ranking)

        new_shortlist = cls(
            name=name,
            note=note,
            application_ids=application_ids,
            from_ranking=from_ranking,
        )

        return new_shortlist
