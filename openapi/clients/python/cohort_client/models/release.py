from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.release_city import ReleaseCity
    from ..models.release_conflict import ReleaseConflict
    from ..models.release_finding import ReleaseFinding
    from ..models.release_item import ReleaseItem
    from ..models.release_seats import ReleaseSeats


T = TypeVar("T", bound="Release")


@_attrs_define
class Release:
    """What a release does, or would do"""

    id: None | UUID
    """ Null for a dry run, and if there was nothing to release """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    dry_run: bool
    """ Whether this is only a plan """
    released_at: datetime.datetime | None
    """ Null for a dry run, and if there was nothing to release """
    reply_by: datetime.datetime
    """ Until when its offers can be answered """
    items: list[ReleaseItem]
    """ Each decision that it carries out """
    seats: ReleaseSeats
    """ The program’s seats before and after a release """
    cities: list[ReleaseCity]
    """ Each city that gets a seat """
    undecided: list[UUID]
    """ Applications in review without a decision """
    digest: str
    """ Identifies this plan. A release that sends it does what the dry run showed, or is refused """
    findings: list[ReleaseFinding]
    """ What staff should know before; it stops nothing """
    conflicts: list[ReleaseConflict]
    """ What stands against it; empty: nothing """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        program_id = str(self.program_id)

        dry_run = self.dry_run

        released_at: None | str
        if isinstance(self.released_at, datetime.datetime):
            released_at = self.released_at.isoformat()
        else:
            released_at = self.released_at

        reply_by = self.reply_by.isoformat()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        seats = self.seats.to_dict()

        cities = []
        for cities_item_data in self.cities:
            cities_item = cities_item_data.to_dict()
            cities.append(cities_item)

        undecided = []
        for undecided_item_data in self.undecided:
            undecided_item = str(undecided_item_data)
            undecided.append(undecided_item)

        digest = self.digest

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        conflicts = []
        for conflicts_item_data in self.conflicts:
            conflicts_item = conflicts_item_data.to_dict()
            conflicts.append(conflicts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "dry_run": dry_run,
                "released_at": released_at,
                "reply_by": reply_by,
                "items": items,
                "seats": seats,
                "cities": cities,
                "undecided": undecided,
                "digest": digest,
                "findings": findings,
                "conflicts": conflicts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.release_city import ReleaseCity
        from ..models.release_conflict import ReleaseConflict
        from ..models.release_finding import ReleaseFinding
        from ..models.release_item import ReleaseItem
        from ..models.release_seats import ReleaseSeats

        d = dict(src_dict)

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        dry_run = d.pop("dry_run")

        def _parse_released_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                released_at_type_0 = datetime.datetime.fromisoformat(data)

                return released_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        released_at = _parse_released_at(d.pop("released_at"))

        reply_by = datetime.datetime.fromisoformat(d.pop("reply_by"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ReleaseItem.from_dict(items_item_data)

            items.append(items_item)

        seats = ReleaseSeats.from_dict(d.pop("seats"))

        cities = []
        _cities = d.pop("cities")
        for cities_item_data in _cities:
            cities_item = ReleaseCity.from_dict(cities_item_data)

            cities.append(cities_item)

        undecided = []
        _undecided = d.pop("undecided")
        for undecided_item_data in _undecided:
            undecided_item = UUID(undecided_item_data)

            undecided.append(undecided_item)

        digest = d.pop("digest")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = ReleaseFinding.from_dict(findings_item_data)

            findings.append(findings_item)

        conflicts = []
        _conflicts = d.pop("conflicts")
        for conflicts_item_data in _conflicts:
            conflicts_item = ReleaseConflict.from_dict(conflicts_item_data)

            conflicts.append(conflicts_item)

        release = cls(
            id=id,
            program_id=program_id,
            dry_run=dry_run,
            released_at=released_at,
            reply_by=reply_by,
            items=items,
            seats=seats,
            cities=cities,
            undecided=undecided,
            digest=digest,
            findings=findings,
            conflicts=conflicts,
        )

        release.additional_properties = d
        return release

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
