from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.history_entry_actor import HistoryEntryActor
    from ..models.history_entry_details import HistoryEntryDetails


T = TypeVar("T", bound="HistoryEntry")


@_attrs_define
class HistoryEntry:
    """What happened once, and who did it"""

    id: UUID
    """ UUIDv7 """
    action: str
    """ What was done, in snake_case: an action of the lifecycle, or another such as `decide` """
    from_: None | str
    """ The state before; null: the state did not move """
    to: None | str
    """ The state after; null: the state did not move """
    at: datetime.datetime
    """ When """
    actor: HistoryEntryActor
    """ Who did it """
    reason: None | str
    """ Why; null: no reason was given """
    details: HistoryEntryDetails
    """ More on the action, such as the names of the changed fields """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        action = self.action

        from_: None | str
        from_ = self.from_

        to: None | str
        to = self.to

        at = self.at.isoformat()

        actor = self.actor.to_dict()

        reason: None | str
        reason = self.reason

        details = self.details.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "action": action,
                "from": from_,
                "to": to,
                "at": at,
                "actor": actor,
                "reason": reason,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.history_entry_actor import HistoryEntryActor
        from ..models.history_entry_details import HistoryEntryDetails

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        action = d.pop("action")

        def _parse_from_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        from_ = _parse_from_(d.pop("from"))

        def _parse_to(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        to = _parse_to(d.pop("to"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        actor = HistoryEntryActor.from_dict(d.pop("actor"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        details = HistoryEntryDetails.from_dict(d.pop("details"))

        history_entry = cls(
            id=id,
            action=action,
            from_=from_,
            to=to,
            at=at,
            actor=actor,
            reason=reason,
            details=details,
        )

        history_entry.additional_properties = d
        return history_entry

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
