from enum import StrEnum


class InterviewStatus(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"
    HELD = "held"
    NOT_HELD = "not_held"
    NO_SHOW = "no_show"
    OFFERED = "offered"

    def __str__(self) -> str:
        return str(self.value)
