from enum import StrEnum


class ActionLimit(StrEnum):
    CALL = "call"
    PROGRAM = "program"

    def __str__(self) -> str:
        return str(self.value)
