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

from ..models.application_status import ApplicationStatus
from ..models.letter_kind import LetterKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_error import ProblemError


T = TypeVar("T", bound="LetterNotDueProblem")


@_attrs_define
class LetterNotDueProblem:
    """The application has no such letter at this point: `detail` says what it needs."""

    type_: str
    """ A URI that names the kind of problem; the same for each answer with this code """
    title: str
    """ The text of the HTTP status """
    status: ApplicationStatus
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
    detail: str
    """ Plain English, to show to a person """
    instance: str
    """ The path of the request, without its query """
    code: Literal["letter_not_due"]
    """ The kind of this problem """
    request_id: str
    """ The id of the request, as in `X-Request-Id`: give it to support """
    kind: LetterKind
    """ - `visa_support`: For a mission: the person as in the passport, the journey, and who bears which cost
    - `acceptance`: For the applicant’s city: the person has a place in the program
    - `certificate`: The person took part in the program """
    errors: list[ProblemError] | Unset = UNSET
    """ The faults of the content, at most 50 if they break the schema. Absent: the content is not the cause """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status.value

        detail = self.detail

        instance = self.instance

        code = self.code

        request_id = self.request_id

        kind = self.kind.value

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
                "kind": kind,
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

        status = ApplicationStatus(d.pop("status"))

        detail = d.pop("detail")

        instance = d.pop("instance")

        code = cast(Literal["letter_not_due"], d.pop("code"))
        if code != "letter_not_due":
            raise ValueError(f"code must match const 'letter_not_due', got '{code}'")

        request_id = d.pop("request_id")

        kind = LetterKind(d.pop("kind"))

        _errors = d.pop("errors", UNSET)
        errors: list[ProblemError] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = ProblemError.from_dict(errors_item_data)

                errors.append(errors_item)

        letter_not_due_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            code=code,
            request_id=request_id,
            kind=kind,
            errors=errors,
        )

        letter_not_due_problem.additional_properties = d
        return letter_not_due_problem

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
