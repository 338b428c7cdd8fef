from enum import StrEnum


class ReplacementStatus(StrEnum):
    LAPSED = "lapsed"
    OPEN = "open"
    PROPOSED = "proposed"
    TAKEN = "taken"

    def __str__(self) -> str:
        return str(self.value)
