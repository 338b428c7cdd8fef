from enum import StrEnum


class ReleasedStatus(StrEnum):
    NOT_SELECTED = "not_selected"
    OFFERED = "offered"
    WAITLISTED = "waitlisted"

    def __str__(self) -> str:
        return str(self.value)
