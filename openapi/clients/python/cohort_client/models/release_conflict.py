from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.criterion import Criterion
from ..models.criterion_outcome import CriterionOutcome
from ..models.release_conflict_code import ReleaseConflictCode

T = TypeVar("T", bound="ReleaseConflict")


@_attrs_define
class ReleaseConflict:
    """What stands against a release"""

    code: ReleaseConflictCode
    """ - `seats_exceeded`: More seats than the program has
    - `city_participants_exceeded`: More participants than the city may send
    - `not_eligible`: A selected application does not meet a hard criterion """
    city_id: None | UUID
    """ The city. Null: it concerns the whole program """
    application_id: None | UUID
    """ Only with not_eligible """
    criterion: Criterion | None
    """ Only with not_eligible: the hard criterion that is not met, as the program and the city stand now """
    at_submission: CriterionOutcome | None
    """ Only with not_eligible: the outcome of the criterion at submission """
    detail: str
    """ Plain English, to show to staff """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        city_id: None | str
        if isinstance(self.city_id, UUID):
            city_id = str(self.city_id)
        else:
            city_id = self.city_id

        application_id: None | str
        if isinstance(self.application_id, UUID):
            application_id = str(self.application_id)
        else:
            application_id = self.application_id

        criterion: None | str
        if isinstance(self.criterion, Criterion):
            criterion = self.criterion.value
        else:
            criterion = self.criterion

        at_submission: None | str
        if isinstance(self.at_submission, CriterionOutcome):
            at_submission = self.at_submission.value
        else:
            at_submission = self.at_submission

        detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "city_id": city_id,
                "application_id": application_id,
                "criterion": criterion,
                "at_submission": at_submission,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = ReleaseConflictCode(d.pop("code"))

        def _parse_city_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                city_id_type_0 = UUID(data)

                return city_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        city_id = _parse_city_id(d.pop("city_id"))

        def _parse_application_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                application_id_type_0 = UUID(data)

                return application_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        application_id = _parse_application_id(d.pop("application_id"))

        def _parse_criterion(data: object) -> Criterion | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                criterion_type_0 = Criterion(data)

                return criterion_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Criterion | None, data)

        criterion = _parse_criterion(d.pop("criterion"))

        def _parse_at_submission(data: object) -> CriterionOutcome | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                at_submission_type_0 = CriterionOutcome(data)

                return at_submission_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CriterionOutcome | None, data)

        at_submission = _parse_at_submission(d.pop("at_submission"))

        detail = d.pop("detail")

        release_conflict = cls(
            code=code,
            city_id=city_id,
            application_id=application_id,
            criterion=criterion,
            at_submission=at_submission,
            detail=detail,
        )

        release_conflict.additional_properties = d
        return release_conflict

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
