from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.passed_candidate import PassedCandidate


T = TypeVar("T", bound="Promotion")


@_attrs_define
class Promotion:
    """Why one of the waitlist got a seat, and not those before"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    application_id: UUID
    """ The id of the application that was promoted (UUIDv7) """
    position: int
    """ The place on the waitlist, from 1 """
    automatic: bool
    """ The service promoted it, as the program says """
    reason: None | str
    """ Why this one; null: it was the next in order who fits """
    passed: list[PassedCandidate]
    """ Those before it, in their order """
    seat_of: None | UUID
    """ The application whose seat it got; null: a seat that nobody had left """
    promoted_by: str
    """ Who promoted it """
    promoted_at: datetime.datetime
    """ When """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        program_id = str(self.program_id)

        application_id = str(self.application_id)

        position = self.position

        automatic = self.automatic

        reason: None | str
        reason = self.reason

        passed = []
        for passed_item_data in self.passed:
            passed_item = passed_item_data.to_dict()
            passed.append(passed_item)

        seat_of: None | str
        if isinstance(self.seat_of, UUID):
            seat_of = str(self.seat_of)
        else:
            seat_of = self.seat_of

        promoted_by = self.promoted_by

        promoted_at = self.promoted_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "application_id": application_id,
                "position": position,
                "automatic": automatic,
                "reason": reason,
                "passed": passed,
                "seat_of": seat_of,
                "promoted_by": promoted_by,
                "promoted_at": promoted_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.passed_candidate import PassedCandidate

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        application_id = UUID(d.pop("application_id"))

        position = d.pop("position")

        automatic = d.pop("automatic")

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        passed = []
        _passed = d.pop("passed")
        for passed_item_data in _passed:
            passed_item = PassedCandidate.from_dict(passed_item_data)

            passed.append(passed_item)

        def _parse_seat_of(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seat_of_type_0 = UUID(data)

                return seat_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        seat_of = _parse_seat_of(d.pop("seat_of"))

        promoted_by = d.pop("promoted_by")

        promoted_at = datetime.datetime.fromisoformat(d.pop("promoted_at"))

        promotion = cls(
            id=id,
            program_id=program_id,
            application_id=application_id,
            position=position,
            automatic=automatic,
            reason=reason,
            passed=passed,
            seat_of=seat_of,
            promoted_by=promoted_by,
            promoted_at=promoted_at,
        )

        promotion.additional_properties = d
        return promotion

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
