from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.visa_status import VisaStatus

T = TypeVar("T", bound="Visa")


@_attrs_define
class Visa:
    """How the visa of somebody with a place stands"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    status: None | VisaStatus
    """ Null: nobody has told yet """
    is_needed: bool
    """ Whether the table of visas, or the usual rule, says that one is needed """
    latest_safe_decision_date: datetime.date | None
    """ The last day on which a decision leaves time for a visa. Null: no visa is needed, or it is not known whether
    one is """
    note: None | str
    """ What was told with it """
    allowed: list[VisaStatus]
    """ The states that the caller can tell next """
    version: int
    """ Counts the changes; the ETag is made of it. 0: nobody has told yet """
    updated_at: datetime.datetime | None
    """ When it was last told; null: never """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        status: None | str
        if isinstance(self.status, VisaStatus):
            status = self.status.value
        else:
            status = self.status

        is_needed = self.is_needed

        latest_safe_decision_date: None | str
        if isinstance(self.latest_safe_decision_date, datetime.date):
            latest_safe_decision_date = self.latest_safe_decision_date.isoformat()
        else:
            latest_safe_decision_date = self.latest_safe_decision_date

        note: None | str
        note = self.note

        allowed = []
        for allowed_item_data in self.allowed:
            allowed_item = allowed_item_data.value
            allowed.append(allowed_item)

        version = self.version

        updated_at: None | str
        if isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "status": status,
                "is_needed": is_needed,
                "latest_safe_decision_date": latest_safe_decision_date,
                "note": note,
                "allowed": allowed,
                "version": version,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        def _parse_status(data: object) -> None | VisaStatus:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = VisaStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VisaStatus, data)

        status = _parse_status(d.pop("status"))

        is_needed = d.pop("is_needed")

        def _parse_latest_safe_decision_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_safe_decision_date_type_0 = datetime.date.fromisoformat(data)

                return latest_safe_decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        latest_safe_decision_date = _parse_latest_safe_decision_date(
            d.pop("latest_safe_decision_date")
        )

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        allowed = []
        _allowed = d.pop("allowed")
        for allowed_item_data in _allowed:
            allowed_item = VisaStatus(allowed_item_data)

            allowed.append(allowed_item)

        version = d.pop("version")

        def _parse_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_at = _parse_updated_at(d.pop("updated_at"))

        visa = cls(
            application_id=application_id,
            status=status,
            is_needed=is_needed,
            latest_safe_decision_date=latest_safe_decision_date,
            note=note,
            allowed=allowed,
            version=version,
            updated_at=updated_at,
        )

        visa.additional_properties = d
        return visa

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
