from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.action_limit import ActionLimit
from ..models.application_action import ApplicationAction
from ..models.application_status import ApplicationStatus
from ..models.mover import Mover

T = TypeVar("T", bound="LifecycleMove")


@_attrs_define
class LifecycleMove:
    """An action on an application"""

    action: ApplicationAction
    """ - `start`: Start a draft
    - `start_deferred`: Start an application in review, for a place that was deferred
    - `submit`: Submit a draft
    - `lapse`: End a draft at the deadline
    - `reopen`: Make a lapsed draft a draft again, because the call was extended
    - `withdraw`: Withdraw it
    - `overdue`: Move a returned application on, because it was not corrected in time
    - `start_review`: Start its review
    - `return`: Return it for correction
    - `resubmit`: Submit it again after the correction
    - `mark_ineligible`: Mark it ineligible
    - `reinstate`: Take it back into review
    - `release`: Make its decision visible
    - `promote`: Offer a place to somebody on the waitlist
    - `close_waitlist`: End the waitlist
    - `accept`: Accept the offer
    - `accept_on_behalf`: Accept the offer for the applicant
    - `decline`: Decline the offer
    - `decline_on_behalf`: Decline the offer for the applicant
    - `expire`: End an offer that was not answered
    - `confirm`: Confirm the participant
    - `withdraw_offer`: Withdraw the offer
    - `renew`: Make a new offer after the last one expired
    - `defer`: Move the place to a later program
    - `reconsider`: Take it back into review after its end
    - `cancel_program`: End it, because the program is cancelled """
    from_: list[ApplicationStatus] | None
    """ The states that allow it. Null: there is no application yet """
    to: list[ApplicationStatus]
    """ The state after it; the action chooses if there are several """
    by: list[Mover]
    """ Who may take it """
    until: ActionLimit | None
    """ Null: not limited. A cancelled program allows no action """
    operation: None | str
    """ The operationId; null if no caller can take it """
    guard: str
    """ What must hold, and what follows """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        action = self.action.value

        from_: list[str] | None
        if isinstance(self.from_, list):
            from_ = []
            for from_type_0_item_data in self.from_:
                from_type_0_item = from_type_0_item_data.value
                from_.append(from_type_0_item)

        else:
            from_ = self.from_

        to = []
        for to_item_data in self.to:
            to_item = to_item_data.value
            to.append(to_item)

        by = []
        for by_item_data in self.by:
            by_item = by_item_data.value
            by.append(by_item)

        until: None | str
        if isinstance(self.until, ActionLimit):
            until = self.until.value
        else:
            until = self.until

        operation: None | str
        operation = self.operation

        guard = self.guard

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "action": action,
                "from": from_,
                "to": to,
                "by": by,
                "until": until,
                "operation": operation,
                "guard": guard,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        action = ApplicationAction(d.pop("action"))

        def _parse_from_(data: object) -> list[ApplicationStatus] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                from_type_0 = []
                _from_type_0 = data
                for from_type_0_item_data in _from_type_0:
                    from_type_0_item = ApplicationStatus(from_type_0_item_data)

                    from_type_0.append(from_type_0_item)

                return from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ApplicationStatus] | None, data)

        from_ = _parse_from_(d.pop("from"))

        to = []
        _to = d.pop("to")
        for to_item_data in _to:
            to_item = ApplicationStatus(to_item_data)

            to.append(to_item)

        by = []
        _by = d.pop("by")
        for by_item_data in _by:
            by_item = Mover(by_item_data)

            by.append(by_item)

        def _parse_until(data: object) -> ActionLimit | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = ActionLimit(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ActionLimit | None, data)

        until = _parse_until(d.pop("until"))

        def _parse_operation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        operation = _parse_operation(d.pop("operation"))

        guard = d.pop("guard")

        lifecycle_move = cls(
            action=action,
            from_=from_,
            to=to,
            by=by,
            until=until,
            operation=operation,
            guard=guard,
        )

        lifecycle_move.additional_properties = d
        return lifecycle_move

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
