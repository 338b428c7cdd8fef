from enum import StrEnum


class ParticipantAction(StrEnum):
    BECOME_READY = "become_ready"
    BECOME_UNREADY = "become_unready"
    CANCEL = "cancel"
    CHECK_IN = "check_in"
    COMPLETE = "complete"
    CONFIRM = "confirm"
    LEAVE = "leave"
    MISS = "miss"

    def __str__(self) -> str:
        return str(self.value)
