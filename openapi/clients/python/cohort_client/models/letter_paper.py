from enum import StrEnum


class LetterPaper(StrEnum):
    A4 = "a4"
    US_LETTER = "us_letter"

    def __str__(self) -> str:
        return str(self.value)
