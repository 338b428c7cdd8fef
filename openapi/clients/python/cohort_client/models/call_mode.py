from enum import StrEnum


class CallMode(StrEnum):
    ROLLING = "rolling"
    ROUND = "round"

    def __str__(self) -> str:
        return str(self.value)
