from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.employer_type import EmployerType
from ..models.field_of_work import FieldOfWork
from ..models.post_level import PostLevel
from ..types import UNSET, Unset

T = TypeVar("T", bound="Position")


@_attrs_define
class Position:
    """The person’s post"""

    title: None | str | Unset = UNSET
    """ The title of the post """
    department: None | str | Unset = UNSET
    """ The department, bureau or agency """
    level: None | PostLevel | Unset = UNSET
    """ The rank of the post; `manager` and above are managerial """
    employer_type: EmployerType | None | Unset = UNSET
    """ - `city_government`: The city or region
    - `national_government`: A ministry or another national authority
    - `public_agency`: An agency or company that a public authority owns
    - `private`: A private company
    - `other`: Something else """
    field_of_work: FieldOfWork | None | Unset = UNSET
    """ A preference of some programs; it never excludes """

    def to_dict(self) -> dict[str, Any]:
        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        department: None | str | Unset
        if isinstance(self.department, Unset):
            department = UNSET
        else:
            department = self.department

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        elif isinstance(self.level, PostLevel):
            level = self.level.value
        else:
            level = self.level

        employer_type: None | str | Unset
        if isinstance(self.employer_type, Unset):
            employer_type = UNSET
        elif isinstance(self.employer_type, EmployerType):
            employer_type = self.employer_type.value
        else:
            employer_type = self.employer_type

        field_of_work: None | str | Unset
        if isinstance(self.field_of_work, Unset):
            field_of_work = UNSET
        elif isinstance(self.field_of_work, FieldOfWork):
            field_of_work = self.field_of_work.value
        else:
            field_of_work = self.field_of_work

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if department is not UNSET:
            field_dict["department"] = department
        if level is not UNSET:
            field_dict["level"] = level
        if employer_type is not UNSET:
            field_dict["employer_type"] = employer_type
        if field_of_work is not UNSET:
            field_dict["field_of_work"] = field_of_work

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_department(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        department = _parse_department(d.pop("department", UNSET))

        def _parse_level(data: object) -> None | PostLevel | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = PostLevel(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PostLevel | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_employer_type(data: object) -> EmployerType | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                employer_type_type_0 = EmployerType(data)

                return employer_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EmployerType | None | Unset, data)

        employer_type = _parse_employer_type(d.pop("employer_type", UNSET))

        def _parse_field_of_work(data: object) -> FieldOfWork | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                field_of_work_type_0 = FieldOfWork(data)

                return field_of_work_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FieldOfWork | None | Unset, data)

        field_of_work = _parse_field_of_work(d.pop("field_of_work", UNSET))

        position = cls(
            title=title,
            department=department,
            level=level,
            employer_type=employer_type,
            field_of_work=field_of_work,
        )

        return position
