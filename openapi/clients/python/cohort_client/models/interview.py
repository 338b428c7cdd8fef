from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.interview_status import InterviewStatus
from ..models.time_zone_source import TimeZoneSource
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.interview_result import InterviewResult
    from ..models.meeting import Meeting


T = TypeVar("T", bound="Interview")


@_attrs_define
class Interview:
    """A meeting with an applicant, from the invitation to the outcome"""

    id: UUID
    """ UUIDv7 """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    application_id: UUID
    """ The id of the application (UUIDv7) """
    applicant_name: str
    """ The name of the person """
    city_name: str
    """ The name of the city """
    status: InterviewStatus
    """ - `offered`: The applicant is invited, and has not booked
    - `booked`: The applicant has a slot
    - `held`: It took place
    - `no_show`: The applicant did not come
    - `cancelled`: It does not take place: cancelled, or the application is no longer judged
    - `not_held`: It did not take place, for a reason that is not the applicant’s """
    slot_id: None | UUID
    """ The slot; null: none """
    starts_at: datetime.datetime | None
    """ When it begins, or would have; null: not booked """
    ends_at: datetime.datetime | None
    """ When it ends, or would have; null: not booked """
    reviewer_id: None | UUID
    """ The interviewer; null: not booked """
    interviewer_name: None | str
    """ The name of the interviewer; null: not booked """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    updated_at: datetime.datetime
    """ When it was last changed """
    time_zone: str
    """ The zone of the local times """
    time_zone_from: TimeZoneSource
    """ - `query`: It was asked for
    - `interview`: The applicant told it with the booking
    - `country`: The only zone of the city’s country
    - `program`: The program’s: the country has several zones, or no application was named """
    local_starts_at: None | str
    """ The same as `starts_at`, in `time_zone`, with its offset """
    local_ends_at: None | str
    """ The same as `ends_at`, in `time_zone`, with its offset """
    interviewer_time_zone: None | str
    """ The zone of the interviewer; null: not booked """
    interviewer_local_starts_at: None | str
    """ The same as `starts_at`, in that zone """
    moves_left: int
    """ How often the applicant can still move it """
    invited_at: datetime.datetime
    """ When the applicant was invited """
    booked_at: datetime.datetime | None
    """ When it was booked or moved last; null: never """
    meeting: Meeting | None | Unset = UNSET
    """ How the two sides meet, for them and for staff only; null: not told, or no slot """
    result: InterviewResult | None | Unset = UNSET
    """ What came of it, for the interviewer and for staff only; null: nothing yet """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.interview_result import InterviewResult
        from ..models.meeting import Meeting

        id = str(self.id)

        program_id = str(self.program_id)

        application_id = str(self.application_id)

        applicant_name = self.applicant_name

        city_name = self.city_name

        status = self.status.value

        slot_id: None | str
        if isinstance(self.slot_id, UUID):
            slot_id = str(self.slot_id)
        else:
            slot_id = self.slot_id

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        reviewer_id: None | str
        if isinstance(self.reviewer_id, UUID):
            reviewer_id = str(self.reviewer_id)
        else:
            reviewer_id = self.reviewer_id

        interviewer_name: None | str
        interviewer_name = self.interviewer_name

        version = self.version

        updated_at = self.updated_at.isoformat()

        time_zone = self.time_zone

        time_zone_from = self.time_zone_from.value

        local_starts_at: None | str
        local_starts_at = self.local_starts_at

        local_ends_at: None | str
        local_ends_at = self.local_ends_at

        interviewer_time_zone: None | str
        interviewer_time_zone = self.interviewer_time_zone

        interviewer_local_starts_at: None | str
        interviewer_local_starts_at = self.interviewer_local_starts_at

        moves_left = self.moves_left

        invited_at = self.invited_at.isoformat()

        booked_at: None | str
        if isinstance(self.booked_at, datetime.datetime):
            booked_at = self.booked_at.isoformat()
        else:
            booked_at = self.booked_at

        meeting: dict[str, Any] | None | Unset
        if isinstance(self.meeting, Unset):
            meeting = UNSET
        elif isinstance(self.meeting, Meeting):
            meeting = self.meeting.to_dict()
        else:
            meeting = self.meeting

        result: dict[str, Any] | None | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        elif isinstance(self.result, InterviewResult):
            result = self.result.to_dict()
        else:
            result = self.result

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "program_id": program_id,
                "application_id": application_id,
                "applicant_name": applicant_name,
                "city_name": city_name,
                "status": status,
                "slot_id": slot_id,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "reviewer_id": reviewer_id,
                "interviewer_name": interviewer_name,
                "version": version,
                "updated_at": updated_at,
                "time_zone": time_zone,
                "time_zone_from": time_zone_from,
                "local_starts_at": local_starts_at,
                "local_ends_at": local_ends_at,
                "interviewer_time_zone": interviewer_time_zone,
                "interviewer_local_starts_at": interviewer_local_starts_at,
                "moves_left": moves_left,
                "invited_at": invited_at,
                "booked_at": booked_at,
            }
        )
        if meeting is not UNSET:
            field_dict["meeting"] = meeting
        if result is not UNSET:
            field_dict["result"] = result

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.interview_result import InterviewResult
        from ..models.meeting import Meeting

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        program_id = UUID(d.pop("program_id"))

        application_id = UUID(d.pop("application_id"))

        applicant_name = d.pop("applicant_name")

        city_name = d.pop("city_name")

        status = InterviewStatus(d.pop("status"))

        def _parse_slot_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                slot_id_type_0 = UUID(data)

                return slot_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        slot_id = _parse_slot_id(d.pop("slot_id"))

        def _parse_starts_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        starts_at = _parse_starts_at(d.pop("starts_at"))

        def _parse_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ends_at = _parse_ends_at(d.pop("ends_at"))

        def _parse_reviewer_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reviewer_id_type_0 = UUID(data)

                return reviewer_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        reviewer_id = _parse_reviewer_id(d.pop("reviewer_id"))

        def _parse_interviewer_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        interviewer_name = _parse_interviewer_name(d.pop("interviewer_name"))

        version = d.pop("version")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        time_zone = d.pop("time_zone")

        time_zone_from = TimeZoneSource(d.pop("time_zone_from"))

        def _parse_local_starts_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        local_starts_at = _parse_local_starts_at(d.pop("local_starts_at"))

        def _parse_local_ends_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        local_ends_at = _parse_local_ends_at(d.pop("local_ends_at"))

        def _parse_interviewer_time_zone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        interviewer_time_zone = _parse_interviewer_time_zone(
            d.pop("interviewer_time_zone")
        )

        def _parse_interviewer_local_starts_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        interviewer_local_starts_at = _parse_interviewer_local_starts_at(
            d.pop("interviewer_local_starts_at")
        )

        moves_left = d.pop("moves_left")

        invited_at = datetime.datetime.fromisoformat(d.pop("invited_at"))

        def _parse_booked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                booked_at_type_0 = datetime.datetime.fromisoformat(data)

                return booked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        booked_at = _parse_booked_at(d.pop("booked_at"))

        def _parse_meeting(data: object) -> Meeting | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                meeting_type_0 = Meeting.from_dict(data)

                return meeting_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Meeting | None | Unset, data)

        meeting = _parse_meeting(d.pop("meeting", UNSET))

        def _parse_result(data: object) -> InterviewResult | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = InterviewResult.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(InterviewResult | None | Unset, data)

        result = _parse_result(d.pop("result", UNSET))

        interview = cls(
            id=id,
            program_id=program_id,
            application_id=application_id,
            applicant_name=applicant_name,
            city_name=city_name,
            status=status,
            slot_id=slot_id,
            starts_at=starts_at,
            ends_at=ends_at,
            reviewer_id=reviewer_id,
            interviewer_name=interviewer_name,
            version=version,
            updated_at=updated_at,
            time_zone=time_zone,
            time_zone_from=time_zone_from,
            local_starts_at=local_starts_at,
            local_ends_at=local_ends_at,
            interviewer_time_zone=interviewer_time_zone,
            interviewer_local_starts_at=interviewer_local_starts_at,
            moves_left=moves_left,
            invited_at=invited_at,
            booked_at=booked_at,
            meeting=meeting,
            result=result,
        )

        interview.additional_properties = d
        return interview

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
