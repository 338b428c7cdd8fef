from enum import StrEnum


class Payer(StrEnum):
    CITY = "city"
    HOST = "host"
    PARTICIPANT = "participant"
    PARTNER = "partner"

    def __str__(self) -> str:
        return str(self.value)
