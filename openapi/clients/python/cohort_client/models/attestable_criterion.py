from enum import StrEnum


class AttestableCriterion(StrEnum):
    MANAGERIAL_LEVEL = "managerial_level"

    def __str__(self) -> str:
        return str(self.value)
