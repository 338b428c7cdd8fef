from enum import StrEnum


class SelectionStep(StrEnum):
    APPLICATION_REVIEW = "application_review"
    INTERVIEW = "interview"

    def __str__(self) -> str:
        return str(self.value)
