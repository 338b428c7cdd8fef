from enum import StrEnum


class DecisionReason(StrEnum):
    BALANCE = "balance"
    COMPETITIVE = "competitive"
    INCOMPLETE = "incomplete"
    LANGUAGE = "language"
    MERIT = "merit"
    OTHER = "other"

    def __str__(self) -> str:
        return str(self.value)
