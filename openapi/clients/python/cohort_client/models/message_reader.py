from enum import StrEnum


class MessageReader(StrEnum):
    APPLICANT = "applicant"
    CITY = "city"

    def __str__(self) -> str:
        return str(self.value)
