from enum import StrEnum


class EndorsementAnswer(StrEnum):
    DECLINE = "decline"
    ENDORSE = "endorse"

    def __str__(self) -> str:
        return str(self.value)
