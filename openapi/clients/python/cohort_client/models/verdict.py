from enum import StrEnum


class Verdict(StrEnum):
    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    PROVISIONAL = "provisional"

    def __str__(self) -> str:
        return str(self.value)
