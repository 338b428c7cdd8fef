from enum import StrEnum


class HostList(StrEnum):
    ARRIVALS = "arrivals"
    BADGES = "badges"
    DEPARTURES = "departures"
    ROOMING = "rooming"

    def __str__(self) -> str:
        return str(self.value)
