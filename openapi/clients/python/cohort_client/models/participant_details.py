from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.participant_action import ParticipantAction
from ..models.participant_state import ParticipantState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.attendance import Attendance
    from ..models.checklist_line import ChecklistLine


T = TypeVar("T", bound="ParticipantDetails")


@_attrs_define
class ParticipantDetails:
    """The participation of a person with a confirmed place"""

    application_id: UUID
    """ The id of the application (UUIDv7) """
    program_id: UUID
    """ The id of the program (UUIDv7) """
    city_id: UUID
    """ The id of the city (UUIDv7) """
    status: ParticipantState
    """ - `confirmed`: The place is confirmed
    - `travel_ready`: Everything on the checklist is done
    - `arrived`: Was checked in at the desk
    - `completed`: Took part as the program asks
    - `no_show`: Did not come
    - `left_early`: Came, and left before the end
    - `cancelled`: The place was given up or taken back """
    allowed: list[ParticipantAction]
    """ The actions that the caller can take now """
    arrived_at: datetime.datetime | None
    """ When the participant was checked in; null: not """
    ended_at: datetime.datetime | None
    """ When the participant completed or left; null: not """
    attendance: Attendance
    """ How much of a program somebody attended """
    version: int
    """ Counts the changes, from 1; the ETag is made of it """
    created_at: datetime.datetime
    """ When it was created """
    updated_at: datetime.datetime
    """ When it was last changed """
    code: str | Unset = UNSET
    """ The code on the badge; only for the participant and those who run the program """
    checklist: list[ChecklistLine] | Unset = UNSET
    """ What must be done before the journey; only for the participant and those who run the program """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id = str(self.application_id)

        program_id = str(self.program_id)

        city_id = str(self.city_id)

        status = self.status.value

        allowed = []
        for allowed_item_data in self.allowed:
            allowed_item = allowed_item_data.value
            allowed.append(allowed_item)

        arrived_at: None | str
        if isinstance(self.arrived_at, datetime.datetime):
            arrived_at = self.arrived_at.isoformat()
        else:
            arrived_at = self.arrived_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        attendance = self.attendance.to_dict()

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        code = self.code

        checklist: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.checklist, Unset):
            checklist = []
            for checklist_item_data in self.checklist:
                checklist_item = checklist_item_data.to_dict()
                checklist.append(checklist_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "application_id": application_id,
                "program_id": program_id,
                "city_id": city_id,
                "status": status,
                "allowed": allowed,
                "arrived_at": arrived_at,
                "ended_at": ended_at,
                "attendance": attendance,
                "version": version,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code
        if checklist is not UNSET:
            field_dict["checklist"] = checklist

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.attendance import Attendance
        from ..models.checklist_line import ChecklistLine

        d = dict(src_dict)
        application_id = UUID(d.pop("application_id"))

        program_id = UUID(d.pop("program_id"))

        city_id = UUID(d.pop("city_id"))

        status = ParticipantState(d.pop("status"))

        allowed = []
        _allowed = d.pop("allowed")
        for allowed_item_data in _allowed:
            allowed_item = ParticipantAction(allowed_item_data)

            allowed.append(allowed_item)

        def _parse_arrived_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                arrived_at_type_0 = datetime.datetime.fromisoformat(data)

                return arrived_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        arrived_at = _parse_arrived_at(d.pop("arrived_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        attendance = Attendance.from_dict(d.pop("attendance"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        code = d.pop("code", UNSET)

        _checklist = d.pop("checklist", UNSET)
        checklist: list[ChecklistLine] | Unset = UNSET
        if _checklist is not UNSET:
            checklist = []
            for checklist_item_data in _checklist:
                checklist_item = ChecklistLine.from_dict(checklist_item_data)

                checklist.append(checklist_item)

        participant_details = cls(
            application_id=application_id,
            program_id=program_id,
            city_id=city_id,
            status=status,
            allowed=allowed,
            arrived_at=arrived_at,
            ended_at=ended_at,
            attendance=attendance,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            code=code,
            checklist=checklist,
        )

        participant_details.additional_properties = d
        return participant_details

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
