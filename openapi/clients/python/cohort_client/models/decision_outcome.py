from enum import StrEnum


class DecisionOutcome(StrEnum):
    NOT_SELECT = "not_select"
    SELECT = "select"
    WAITLIST = "waitlist"

    def __str__(self) -> str:
        return str(self.value)
