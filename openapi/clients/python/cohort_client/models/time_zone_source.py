from enum import StrEnum


class TimeZoneSource(StrEnum):
    COUNTRY = "country"
    INTERVIEW = "interview"
    PROGRAM = "program"
    QUERY = "query"

    def __str__(self) -> str:
        return str(self.value)
