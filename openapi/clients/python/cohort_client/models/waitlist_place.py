from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.waitlist_obstacle import WaitlistObstacle


T = TypeVar("T", bound="WaitlistPlace")


@_attrs_define
class WaitlistPlace:
    """A place on the waitlist"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    position: int
    """ The place on the waitlist, from 1 """
    applicant_name: str
    """ The name of the person """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    city_name: str
    """ The name of the city """
    latest_safe_decision_date: datetime.date | None
    """ The last day on which a decision leaves time for a visa. Null: none is needed, or it is not known """
    obstacles: list[WaitlistObstacle]
    """ What keeps them from a seat now. Empty: they can be promoted """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        position = self.position

        applicant_name = self.applicant_name

        city_id = str(self.city_id)

        city_name = self.city_name

        latest_safe_decision_date: None | str
        if isinstance(self.latest_safe_decision_date, datetime.date):
            latest_safe_decision_date = self.latest_safe_decision_date.isoformat()
        else:
            latest_safe_decision_date = self.latest_safe_decision_date

        obstacles = []
        for obstacles_item_data in self.obstacles:
            obstacles_item = obstacles_item_data.to_dict()
            obstacles.append(obstacles_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "position": position,
                "applicant_name": applicant_name,
                "city_id": city_id,
                "city_name": city_name,
                "latest_safe_decision_date": latest_safe_decision_date,
                "obstacles": obstacles,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.waitlist_obstacle import WaitlistObstacle

        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        position = d.pop("position")

        applicant_name = d.pop("applicant_name")

        city_id = UUID(d.pop("city_id"))

        city_name = d.pop("city_name")

        def _parse_latest_safe_decision_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_safe_decision_date_type_0 = datetime.date.fromisoformat(data)

                return latest_safe_decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        latest_safe_decision_date = _parse_latest_safe_decision_date(
            d.pop("latest_safe_decision_date")
        )

        obstacles = []
        _obstacles = d.pop("obstacles")
        for obstacles_item_data in _obstacles:
            obstacles_item = WaitlistObstacle.from_dict(obstacles_item_data)

            obstacles.append(obstacles_item)

        waitlist_place = cls(
            application_id=application_id,
            position=position,
            applicant_name=applicant_name,
            city_id=city_id,
            city_name=city_name,
            latest_safe_decision_date=latest_safe_decision_date,
            obstacles=obstacles,
        )

        waitlist_place.additional_properties = d
        return waitlist_place

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
