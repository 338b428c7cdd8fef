from enum import StrEnum


class KeyRole(StrEnum):
    CITY = "city"
    FRONTEND = "frontend"
    ORGANISATION = "organisation"
    REVIEWER = "reviewer"
    SECRETARIAT = "secretariat"

    def __str__(self) -> str:
        return str(self.value)
