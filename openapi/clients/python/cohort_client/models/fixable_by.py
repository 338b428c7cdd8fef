from enum import StrEnum


class FixableBy(StrEnum):
    APPLICANT = "applicant"
    CITY = "city"
    NOBODY = "nobody"
    SECRETARIAT = "secretariat"

    def __str__(self) -> str:
        return str(self.value)
