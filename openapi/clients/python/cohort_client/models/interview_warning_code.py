from enum import StrEnum


class InterviewWarningCode(StrEnum):
    NO_SLOT_BY_DAY = "no_slot_by_day"

    def __str__(self) -> str:
        return str(self.value)
