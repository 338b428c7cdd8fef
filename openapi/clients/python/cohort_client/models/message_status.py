from enum import StrEnum


class MessageStatus(StrEnum):
    DUE = "due"
    FAILED = "failed"
    HELD = "held"
    SENT = "sent"
    SUPPRESSED = "suppressed"

    def __str__(self) -> str:
        return str(self.value)
