from enum import StrEnum


class ApplicationFormType(StrEnum):
    OBJECT = "object"

    def __str__(self) -> str:
        return str(self.value)
