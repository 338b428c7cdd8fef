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

from ..models.application_action import ApplicationAction
from ..models.application_status import ApplicationStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_error import ProblemError


T = TypeVar("T", bound="TransitionNotAllowedProblem")


@_attrs_define
class TransitionNotAllowedProblem:
    """The state of the application does not allow the action."""

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
    code: Literal["transition_not_allowed"]
    """ The kind of this problem """
    request_id: str
    """ The id of the request, as in `X-Request-Id`: give it to support """
    from_: ApplicationStatus
    """ The state of the application

    - `draft`: Being written; takes no slot
    - `submitted`: Received before the end of the call; takes a slot
    - `returned`: The applicant corrects what staff named
    - `in_review`: Being judged
    - `ineligible`: Does not meet a hard criterion
    - `waitlisted`: On the reserve after a release
    - `offered`: Has a place, to be answered by `reply_by`
    - `accepted`: The applicant accepted the offer
    - `confirmed`: Every condition of the offer is met: a participant
    - `not_selected`: Not selected
    - `declined`: The applicant or the city declined the offer
    - `offer_expired`: The offer was not answered in time
    - `offer_withdrawn`: Staff withdrew the offer
    - `withdrawn`: Withdrawn by the applicant, the city or staff
    - `lapsed`: A draft that was not submitted in time, or an application left open at the end of the program
    - `deferred`: Moved to a later program
    - `program_cancelled`: The program was cancelled """
    allowed: list[ApplicationAction]
    """ The actions that the caller can take now """
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

        from_ = self.from_.value

        allowed = []
        for allowed_item_data in self.allowed:
            allowed_item = allowed_item_data.value
            allowed.append(allowed_item)

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
                "from": from_,
                "allowed": allowed,
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

        code = cast(Literal["transition_not_allowed"], d.pop("code"))
        if code != "transition_not_allowed":
            raise ValueError(
                f"code must match const 'transition_not_allowed', got '{code}'"
            )

        request_id = d.pop("request_id")

        from_ = ApplicationStatus(d.pop("from"))

        allowed = []
        _allowed = d.pop("allowed")
        for allowed_item_data in _allowed:
            allowed_item = ApplicationAction(allowed_item_data)

            allowed.append(allowed_item)

        _errors = d.pop("errors", UNSET)
        errors: list[ProblemError] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = ProblemError.from_dict(errors_item_data)

                errors.append(errors_item)

        transition_not_allowed_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            code=code,
            request_id=request_id,
            from_=from_,
            allowed=allowed,
            errors=errors,
        )

        transition_not_allowed_problem.additional_properties = d
        return transition_not_allowed_problem

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
