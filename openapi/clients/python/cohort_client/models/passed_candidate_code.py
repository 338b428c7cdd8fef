from enum import StrEnum


class PassedCandidateCode(StrEnum):
    BY_HAND = "by_hand"
    CITY_PARTICIPANTS = "city_participants"
    NO_SEAT = "no_seat"
    SEAT_RESERVED = "seat_reserved"
    VISA_TOO_LATE = "visa_too_late"

    def __str__(self) -> str:
        return str(self.value)
