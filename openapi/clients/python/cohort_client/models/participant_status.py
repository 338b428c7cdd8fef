from enum import StrEnum


class ParticipantStatus(StrEnum):
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"

    def __str__(self) -> str:
        return str(self.value)
