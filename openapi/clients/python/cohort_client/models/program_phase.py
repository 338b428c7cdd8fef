from enum import StrEnum


class ProgramPhase(StrEnum):
    CALL_CLOSED = "call_closed"
    CALL_OPEN = "call_open"
    COMPLETED = "completed"
    DECIDED = "decided"
    DRAFT = "draft"
    RUNNING = "running"
    SELECTING = "selecting"
    UPCOMING = "upcoming"

    def __str__(self) -> str:
        return str(self.value)
