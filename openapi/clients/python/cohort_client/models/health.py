from enum import StrEnum


class Health(StrEnum):
    OK = "ok"

    def __str__(self) -> str:
        return str(self.value)
