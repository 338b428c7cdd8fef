from enum import StrEnum


class ParticipantState(StrEnum):
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    CONFIRMED = "confirmed"
    LEFT_EARLY = "left_early"
    NO_SHOW = "no_show"
    TRAVEL_READY = "travel_ready"

    def __str__(self) -> str:
        return str(self.value)
