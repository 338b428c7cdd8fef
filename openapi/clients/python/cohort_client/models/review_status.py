from enum import StrEnum


class ReviewStatus(StrEnum):
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    RECUSED = "recused"
    REOPENED = "reopened"
    SUBMITTED = "submitted"

    def __str__(self) -> str:
        return str(self.value)
