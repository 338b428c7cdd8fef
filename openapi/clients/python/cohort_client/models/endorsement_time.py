from enum import StrEnum


class EndorsementTime(StrEnum):
    BEFORE_RELEASE = "before_release"
    BEFORE_SUBMISSION = "before_submission"
    NONE = "none"

    def __str__(self) -> str:
        return str(self.value)
