from enum import StrEnum


class OfferConditionStatus(StrEnum):
    FAILED = "failed"
    MET = "met"
    OPEN = "open"
    WAIVED = "waived"

    def __str__(self) -> str:
        return str(self.value)
