from enum import StrEnum


class JourneyDirection(StrEnum):
    ARRIVAL = "arrival"
    DEPARTURE = "departure"

    def __str__(self) -> str:
        return str(self.value)
