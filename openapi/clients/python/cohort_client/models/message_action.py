from enum import StrEnum


class MessageAction(StrEnum):
    HOLD = "hold"
    SEND = "send"

    def __str__(self) -> str:
        return str(self.value)
