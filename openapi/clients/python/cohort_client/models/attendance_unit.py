from enum import StrEnum


class AttendanceUnit(StrEnum):
    DAY = "day"
    SESSION = "session"

    def __str__(self) -> str:
        return str(self.value)
