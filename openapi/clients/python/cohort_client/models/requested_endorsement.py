from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.endorsement_status import EndorsementStatus
from ..models.endorsement_way import EndorsementWay
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.endorsement_link import EndorsementLink
    from ..models.endorser import Endorser


T = TypeVar("T", bound="RequestedEndorsement")


@_attrs_define
class RequestedEndorsement:
    """A request to the city"""

    id: UUID
    """ UUIDv7 """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    status: EndorsementStatus
    """ - `requested`: The city has not answered
    - `endorsed`: The city says that this is its nominee
    - `declined`: The city said no
    - `withdrawn`: The city took its word back
    - `superseded`: Another endorsement replaced it
    - `expired`: The link ended without an answer """
    requested_at: datetime.datetime
    """ When it was requested, or given without a request """
    link_expires_at: datetime.datetime | None
    """ When the one-time link ends; null: there is none """
    given_by: EndorsementWay | None
    """ How the city answered; null: it did not """
    answered_at: datetime.datetime | None
    """ When the city answered; null: it did not """
    reason: None | str
    """ Why the city declined, or took its word back """
    form_checked: bool
    """ Staff held the nomination form against an endorsement on paper """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    endorser: Endorser | None | Unset = UNSET
    """ Who answered; only for the city and for those who run the program """
    is_own: bool | Unset = UNSET
    """ The applicant endorsed themselves: it does not count, and another focal point must endorse. Only for those
    who run the program """
    link: EndorsementLink | Unset = UNSET
    """ A one-time link for a focal point without a key. Only those who run the program get it """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.endorser import Endorser

        id = str(self.id)

        application_id = str(self.application_id)

        program_id = str(self.program_id)

        city_id = str(self.city_id)

        status = self.status.value

        requested_at = self.requested_at.isoformat()

        link_expires_at: None | str
        if isinstance(self.link_expires_at, datetime.datetime):
            link_expires_at = self.link_expires_at.isoformat()
        else:
            link_expires_at = self.link_expires_at

        given_by: None | str
        if isinstance(self.given_by, EndorsementWay):
            given_by = self.given_by.value
        else:
            given_by = self.given_by

        answered_at: None | str
        if isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        reason: None | str
        reason = self.reason

        form_checked = self.form_checked

        version = self.version

        endorser: dict[str, Any] | None | Unset
        if isinstance(self.endorser, Unset):
            endorser = UNSET
        elif isinstance(self.endorser, Endorser):
            endorser = self.endorser.to_dict()
        else:
            endorser = self.endorser

        is_own = self.is_own

        link: dict[str, Any] | Unset = UNSET
        if not isinstance(self.link, Unset):
            link = self.link.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "application_id": application_id,
                "program_id": program_id,
                "city_id": city_id,
                "status": status,
                "requested_at": requested_at,
                "link_expires_at": link_expires_at,
                "given_by": given_by,
                "answered_at": answered_at,
                "reason": reason,
                "form_checked": form_checked,
                "version": version,
            }
        )
        if endorser is not UNSET:
            field_dict["endorser"] = endorser
        if is_own is not UNSET:
            field_dict["is_own"] = is_own
        if link is not UNSET:
            field_dict["link"] = link

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.endorsement_link import EndorsementLink
        from ..models.endorser import Endorser

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        application_id = UUID(d.pop("application_id"))

        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        status = EndorsementStatus(d.pop("status"))

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        def _parse_link_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                link_expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return link_expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        link_expires_at = _parse_link_expires_at(d.pop("link_expires_at"))

        def _parse_given_by(data: object) -> EndorsementWay | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                given_by_type_0 = EndorsementWay(data)

                return given_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EndorsementWay | None, data)

        given_by = _parse_given_by(d.pop("given_by"))

        def _parse_answered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)

                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answered_at = _parse_answered_at(d.pop("answered_at"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        form_checked = d.pop("form_checked")

        version = d.pop("version")

        def _parse_endorser(data: object) -> Endorser | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                endorser_type_0 = Endorser.from_dict(data)

                return endorser_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Endorser | None | Unset, data)

        endorser = _parse_endorser(d.pop("endorser", UNSET))

        is_own = d.pop("is_own", UNSET)

        _link = d.pop("link", UNSET)
        link: EndorsementLink | Unset
        if isinstance(_link, Unset):
            link = UNSET
        else:
            link = EndorsementLink.from_dict(_link)

        requested_endorsement = cls(
            id=id,
            application_id=application_id,
            program_id=program_id,
            city_id=city_id,
            status=status,
            requested_at=requested_at,
            link_expires_at=link_expires_at,
            given_by=given_by,
            answered_at=answered_at,
            reason=reason,
            form_checked=form_checked,
            version=version,
            endorser=endorser,
            is_own=is_own,
            link=link,
        )

        requested_endorsement.additional_properties = d
        return requested_endorsement

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
