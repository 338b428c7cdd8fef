from enum import StrEnum


class ReleaseFindingCode(StrEnum):
    NOT_ENDORSED = "not_endorsed"
    NO_MESSAGE = "no_message"
    PASSPORT_LATE = "passport_late"
    SELECTED_ELSEWHERE = "selected_elsewhere"
    TOLD_BEFORE = "told_before"
    VISA_LATE = "visa_late"

    def __str__(self) -> str:
        return str(self.value)
