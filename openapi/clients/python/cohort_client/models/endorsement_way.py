from enum import StrEnum


class EndorsementWay(StrEnum):
    KEY = "key"
    LINK = "link"
    PAPER = "paper"

    def __str__(self) -> str:
        return str(self.value)
