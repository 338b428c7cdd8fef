from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DefaultMessages")


@_attrs_define
class DefaultMessages:
    """What the applicant reads if the decision has no message, by its outcome"""

    select: None | str
    """ With a place. Null: write a message """
    waitlist: None | str
    """ With a place on the reserve. Null: write a message """
    not_select: None | str
    """ Without a place. Null: write a message """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        select: None | str
        select = self.select

        waitlist: None | str
        waitlist = self.waitlist

        not_select: None | str
        not_select = self.not_select

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "select": select,
                "waitlist": waitlist,
                "not_select": not_select,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_select(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        select = _parse_select(d.pop("select"))

        def _parse_waitlist(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        waitlist = _parse_waitlist(d.pop("waitlist"))

        def _parse_not_select(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        not_select = _parse_not_select(d.pop("not_select"))

        default_messages = cls(
            select=select,
            waitlist=waitlist,
            not_select=not_select,
        )

        default_messages.additional_properties = d
        return default_messages

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
