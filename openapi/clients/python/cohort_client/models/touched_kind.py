from enum import StrEnum


class TouchedKind(StrEnum):
    INTERVIEWS = "interviews"
    LETTERS = "letters"
    OFFERS = "offers"

    def __str__(self) -> str:
        return str(self.value)
