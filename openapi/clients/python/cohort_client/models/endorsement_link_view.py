from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.endorsement_status import EndorsementStatus

if TYPE_CHECKING:
    from ..models.position import Position


T = TypeVar("T", bound="EndorsementLinkView")


@_attrs_define
class EndorsementLinkView:
    """What a focal point must see to answer"""

    program_title: str
    """ The title of the program """
    city_name: str
    """ The name of the city """
    nominee_name: str
    """ The name of the official """
    position: None | Position
    """ The post; null: not told """
    has_form: bool
    """ There is a nomination form: downloadEndorsementForm gives it """
    status: EndorsementStatus
    """ - `requested`: The city has not answered
    - `endorsed`: The city says that this is its nominee
    - `declined`: The city said no
    - `withdrawn`: The city took its word back
    - `superseded`: Another endorsement replaced it
    - `expired`: The link ended without an answer """
    expires_at: datetime.datetime
    """ When the link ends """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.position import Position

        program_title = self.program_title

        city_name = self.city_name

        nominee_name = self.nominee_name

        position: dict[str, Any] | None
        if isinstance(self.position, Position):
            position = self.position.to_dict()
        else:
            position = self.position

        has_form = self.has_form

        status = self.status.value

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "program_title": program_title,
                "city_name": city_name,
                "nominee_name": nominee_name,
                "position": position,
                "has_form": has_form,
                "status": status,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.position import Position

        d = dict(src_dict)
        program_title = d.pop("program_title")

        city_name = d.pop("city_name")

        nominee_name = d.pop("nominee_name")

        def _parse_position(data: object) -> None | Position:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                position_type_0 = Position.from_dict(data)

                return position_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Position, data)

        position = _parse_position(d.pop("position"))

        has_form = d.pop("has_form")

        status = EndorsementStatus(d.pop("status"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        endorsement_link_view = cls(
            program_title=program_title,
            city_name=city_name,
            nominee_name=nominee_name,
            position=position,
            has_form=has_form,
            status=status,
            expires_at=expires_at,
        )

        endorsement_link_view.additional_properties = d
        return endorsement_link_view

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
