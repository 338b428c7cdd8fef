from enum import StrEnum


class PassportType(StrEnum):
    OFFICIAL = "official"
    ORDINARY = "ordinary"

    def __str__(self) -> str:
        return str(self.value)
