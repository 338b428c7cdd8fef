from enum import StrEnum


class PostLevel(StrEnum):
    DIRECTOR = "director"
    EXECUTIVE = "executive"
    MANAGER = "manager"
    SENIOR_MANAGER = "senior_manager"
    SPECIALIST = "specialist"
    STAFF = "staff"

    def __str__(self) -> str:
        return str(self.value)
