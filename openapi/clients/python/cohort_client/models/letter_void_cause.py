from enum import StrEnum


class LetterVoidCause(StrEnum):
    FACTS_CHANGED = "facts_changed"
    PLACE_LOST = "place_lost"
    PROGRAM_CANCELLED = "program_cancelled"
    SUPERSEDED = "superseded"

    def __str__(self) -> str:
        return str(self.value)
