from enum import StrEnum


class InterviewOutcome(StrEnum):
    HELD = "held"
    NOT_HELD = "not_held"
    NO_SHOW = "no_show"

    def __str__(self) -> str:
        return str(self.value)
