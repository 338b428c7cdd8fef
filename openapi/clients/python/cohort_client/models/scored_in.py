from enum import StrEnum


class ScoredIn(StrEnum):
    INTERVIEW = "interview"
    REVIEW = "review"

    def __str__(self) -> str:
        return str(self.value)
