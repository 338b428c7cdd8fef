from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.waitlist_obstacle_code import WaitlistObstacleCode

T = TypeVar("T", bound="WaitlistObstacle")


@_attrs_define
class WaitlistObstacle:
    """What keeps somebody from a seat now"""

    code: WaitlistObstacleCode
    """ - `no_seat`: All seats of the program are taken
    - `seat_reserved`: The free seats belong to cities that may still name somebody
    - `city_participants`: The city has its participants, or may still name one
    - `visa_too_late`: There is no time for a visa any more """
    detail: str
    """ Plain English """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = WaitlistObstacleCode(d.pop("code"))

        detail = d.pop("detail")

        waitlist_obstacle = cls(
            code=code,
            detail=detail,
        )

        waitlist_obstacle.additional_properties = d
        return waitlist_obstacle

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
