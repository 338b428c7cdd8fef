from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.offer_condition_name import OfferConditionName
from ..models.offer_condition_status import OfferConditionStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="OfferCondition")


@_attrs_define
class OfferCondition:
    """Something that must be settled before the place is confirmed"""

    condition: OfferConditionName
    """ - `visa`: A visa, or that none is needed
    - `flight`: The flight is booked
    - `passport_validity`: The passport is valid for long enough
    - `endorsement`: The city endorses the participant
    - `other`: What `asked` says """
    status: OfferConditionStatus
    """ - `open`: Not settled yet
    - `met`: It holds
    - `waived`: It need not hold, for `reason`
    - `failed`: It does not hold, for `reason` """
    asked: None | str
    """ What exactly is asked for; null: what the name says """
    reason: None | str
    """ Why it was waived or failed """
    settled_at: datetime.datetime | None
    """ When it was settled; null: it is open """
    settled_by: None | str | Unset = UNSET
    """ Who settled it; only for those who run the program """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        condition = self.condition.value

        status = self.status.value

        asked: None | str
        asked = self.asked

        reason: None | str
        reason = self.reason

        settled_at: None | str
        if isinstance(self.settled_at, datetime.datetime):
            settled_at = self.settled_at.isoformat()
        else:
            settled_at = self.settled_at

        settled_by: None | str | Unset
        if isinstance(self.settled_by, Unset):
            settled_by = UNSET
        else:
            settled_by = self.settled_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "condition": condition,
                "status": status,
                "asked": asked,
                "reason": reason,
                "settled_at": settled_at,
            }
        )
        if settled_by is not UNSET:
            field_dict["settled_by"] = settled_by

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        condition = OfferConditionName(d.pop("condition"))

        status = OfferConditionStatus(d.pop("status"))

        def _parse_asked(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        asked = _parse_asked(d.pop("asked"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_settled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                settled_at_type_0 = datetime.datetime.fromisoformat(data)

                return settled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        settled_at = _parse_settled_at(d.pop("settled_at"))

        def _parse_settled_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        settled_by = _parse_settled_by(d.pop("settled_by", UNSET))

        offer_condition = cls(
            condition=condition,
            status=status,
            asked=asked,
            reason=reason,
            settled_at=settled_at,
            settled_by=settled_by,
        )

        offer_condition.additional_properties = d
        return offer_condition

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
