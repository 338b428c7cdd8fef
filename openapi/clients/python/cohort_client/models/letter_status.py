from enum import StrEnum


class LetterStatus(StrEnum):
    DUE = "due"
    MADE = "made"
    REVOKED = "revoked"
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
