from enum import StrEnum


class KeyRole(StrEnum):
    CITY = "city"
    FRONTEND = "frontend"
    ORGANISATION = "organisation"
    PAGE = "page"
    REVIEWER = "reviewer"
    SECRETARIAT = "secretariat"

    def __str__(self) -> str:
        return str(self.value)
