from enum import StrEnum


class ReleaseConflictCode(StrEnum):
    CITY_PARTICIPANTS_EXCEEDED = "city_participants_exceeded"
    NOT_ELIGIBLE = "not_eligible"
    SEATS_EXCEEDED = "seats_exceeded"

    def __str__(self) -> str:
        return str(self.value)
