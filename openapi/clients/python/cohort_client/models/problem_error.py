from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_error_params import ProblemErrorParams


T = TypeVar("T", bound="ProblemError")


@_attrs_define
class ProblemError:
    """One fault of the content"""

    pointer: str
    """ A JSON pointer to the fault in the body (`/applicant/name`), or `?name` for a query parameter """
    code: str
    """ snake_case and stable: the kind of fault, such as `required` or `max_length` """
    detail: str
    """ Plain English: what is wrong and how to correct it """
    params: ProblemErrorParams | Unset = UNSET
    """ The numbers and names in `detail`, for a text in another language: such as `{ "limit": 200 }` """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pointer = self.pointer

        code = self.code

        detail = self.detail

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "pointer": pointer,
                "code": code,
                "detail": detail,
            }
        )
        if params is not UNSET:
            field_dict["params"] = params

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.problem_error_params import ProblemErrorParams

        d = dict(src_dict)
        pointer = d.pop("pointer")

        code = d.pop("code")

        detail = d.pop("detail")

        _params = d.pop("params", UNSET)
        params: ProblemErrorParams | Unset
        if isinstance(_params, Unset):
            params = UNSET
        else:
            params = ProblemErrorParams.from_dict(_params)

        problem_error = cls(
            pointer=pointer,
            code=code,
            detail=detail,
            params=params,
        )

        problem_error.additional_properties = d
        return problem_error

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
