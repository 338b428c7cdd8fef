from enum import StrEnum


class TieBreak(StrEnum):
    CITY_PRIORITY = "city_priority"
    FIRST_TIME_CITY = "first_time_city"
    SCORE = "score"
    SUBMITTED_AT = "submitted_at"

    def __str__(self) -> str:
        return str(self.value)
