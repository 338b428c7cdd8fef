from enum import StrEnum


class CriterionKind(StrEnum):
    ADVISORY = "advisory"
    HARD = "hard"
    PREFERENCE = "preference"

    def __str__(self) -> str:
        return str(self.value)
