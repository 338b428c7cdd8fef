from enum import StrEnum


class OverdueStatus(StrEnum):
    INELIGIBLE = "ineligible"
    IN_REVIEW = "in_review"

    def __str__(self) -> str:
        return str(self.value)
