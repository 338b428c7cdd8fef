from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    Self,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_status import MessageStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_error import ProblemError


T = TypeVar("T", bound="MessageStateProblem")


@_attrs_define
class MessageStateProblem:
    """The state of the message does not allow this action."""

    type_: str
    """ A URI that names the kind of problem; the same for each answer with this code """
    title: str
    """ The text of the HTTP status """
    status: int
    """ The HTTP status """
    detail: str
    """ Plain English, to show to a person """
    instance: str
    """ The path of the request, without its query """
    code: Literal["message_state"]
    """ The kind of this problem """
    request_id: str
    """ The id of the request, as in `X-Request-Id`: give it to support """
    state: MessageStatus
    """ - `held`: It waits for staff to send it
    - `due`: A worker sends it within seconds, or tries again later
    - `sent`: The mail server has taken it, or it is a file
    - `failed`: The mail server refused it for good
    - `suppressed`: It was not sent: it was no longer true, or there was no address """
    errors: list[ProblemError] | Unset = UNSET
    """ The faults of the content, at most 50 if they break the schema. Absent: the content is not the cause """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        code = self.code

        request_id = self.request_id

        state = self.state.value

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
                "instance": instance,
                "code": code,
                "request_id": request_id,
                "state": state,
            }
        )
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.problem_error import ProblemError

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        code = cast(Literal["message_state"], d.pop("code"))
        if code != "message_state":
            raise ValueError(f"code must match const 'message_state', got '{code}'")

        request_id = d.pop("request_id")

        state = MessageStatus(d.pop("state"))

        _errors = d.pop("errors", UNSET)
        errors: list[ProblemError] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = ProblemError.from_dict(errors_item_data)

                errors.append(errors_item)

        message_state_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            code=code,
            request_id=request_id,
            state=state,
            errors=errors,
        )

        message_state_problem.additional_properties = d
        return message_state_problem

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
