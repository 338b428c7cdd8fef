from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.offer_status import OfferStatus

if TYPE_CHECKING:
    from ..models.coverage import Coverage
    from ..models.offer_change import OfferChange
    from ..models.offer_condition import OfferCondition


T = TypeVar("T", bound="PlaceOffer")


@_attrs_define
class PlaceOffer:
    """An offer of a place: who pays what as the program stands, and what is to be settled"""

    id: UUID
    """ UUIDv7 """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    status: OfferStatus
    """ - `open`: It can be answered until `reply_by`
    - `accepted`: The applicant accepted it
    - `declined`: The applicant or the city declined it
    - `expired`: It was not answered in time
    - `withdrawn`: Staff withdrew it, or the application or the program ended
    - `deferred`: The place was moved to a later program """
    reply_by: datetime.datetime | None
    """ Until when it can be answered; null: it was written by hand """
    offered_at: datetime.datetime
    """ When it was made """
    accepted_at: datetime.datetime | None
    """ When it was accepted; null: it was not """
    ended_at: datetime.datetime | None
    """ When it ended; null: it is open or accepted """
    coverage: Coverage
    """ Who pays what """
    coverage_digest: str
    """ Names just these terms: send it to accept them and no others """
    accepted_coverage: Coverage | None
    """ The terms that were accepted; null: none, or an earlier version of the service took the answer """
    changed: None | OfferChange
    """ What has changed since it was made or accepted; null: nothing """
    conditions: list[OfferCondition]
    """ What must be settled, by name """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.coverage import Coverage
        from ..models.offer_change import OfferChange

        id = str(self.id)

        application_id = str(self.application_id)

        program_id = str(self.program_id)

        status = self.status.value

        reply_by: None | str
        if isinstance(self.reply_by, datetime.datetime):
            reply_by = self.reply_by.isoformat()
        else:
            reply_by = self.reply_by

        offered_at = self.offered_at.isoformat()

        accepted_at: None | str
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        coverage = self.coverage.to_dict()

        coverage_digest = self.coverage_digest

        accepted_coverage: dict[str, Any] | None
        if isinstance(self.accepted_coverage, Coverage):
            accepted_coverage = self.accepted_coverage.to_dict()
        else:
            accepted_coverage = self.accepted_coverage

        changed: dict[str, Any] | None
        if isinstance(self.changed, OfferChange):
            changed = self.changed.to_dict()
        else:
            changed = self.changed

        conditions = []
        for conditions_item_data in self.conditions:
            conditions_item = conditions_item_data.to_dict()
            conditions.append(conditions_item)

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "application_id": application_id,
                "program_id": program_id,
                "status": status,
                "reply_by": reply_by,
                "offered_at": offered_at,
                "accepted_at": accepted_at,
                "ended_at": ended_at,
                "coverage": coverage,
                "coverage_digest": coverage_digest,
                "accepted_coverage": accepted_coverage,
                "changed": changed,
                "conditions": conditions,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.coverage import Coverage
        from ..models.offer_change import OfferChange
        from ..models.offer_condition import OfferCondition

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        application_id = UUID(d.pop("application_id"))

        program_id = UUID(d.pop("program_id"))

        status = OfferStatus(d.pop("status"))

        def _parse_reply_by(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reply_by_type_0 = datetime.datetime.fromisoformat(data)

                return reply_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reply_by = _parse_reply_by(d.pop("reply_by"))

        offered_at = datetime.datetime.fromisoformat(d.pop("offered_at"))

        def _parse_accepted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                accepted_at_type_0 = datetime.datetime.fromisoformat(data)

                return accepted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        accepted_at = _parse_accepted_at(d.pop("accepted_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        coverage = Coverage.from_dict(d.pop("coverage"))

        coverage_digest = d.pop("coverage_digest")

        def _parse_accepted_coverage(data: object) -> Coverage | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                accepted_coverage_type_0 = Coverage.from_dict(data)

                return accepted_coverage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Coverage | None, data)

        accepted_coverage = _parse_accepted_coverage(d.pop("accepted_coverage"))

        def _parse_changed(data: object) -> None | OfferChange:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                changed_type_0 = OfferChange.from_dict(data)

                return changed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OfferChange, data)

        changed = _parse_changed(d.pop("changed"))

        conditions = []
        _conditions = d.pop("conditions")
        for conditions_item_data in _conditions:
            conditions_item = OfferCondition.from_dict(conditions_item_data)

            conditions.append(conditions_item)

        version = d.pop("version")

        place_offer = cls(
            id=id,
            application_id=application_id,
            program_id=program_id,
            status=status,
            reply_by=reply_by,
            offered_at=offered_at,
            accepted_at=accepted_at,
            ended_at=ended_at,
            coverage=coverage,
            coverage_digest=coverage_digest,
            accepted_coverage=accepted_coverage,
            changed=changed,
            conditions=conditions,
            version=version,
        )

        place_offer.additional_properties = d
        return place_offer

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
