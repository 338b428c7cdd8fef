from enum import StrEnum


class Mover(StrEnum):
    APPLICANT = "applicant"
    CITY = "city"
    FRONTEND = "frontend"
    PAGE = "page"
    STAFF = "staff"
    SYSTEM = "system"
    TIME = "time"

    def __str__(self) -> str:
        return str(self.value)
