from enum import StrEnum


class ProgramFormat(StrEnum):
    TRAINING = "training"
    WEBINAR = "webinar"
    WORKSHOP = "workshop"

    def __str__(self) -> str:
        return str(self.value)
