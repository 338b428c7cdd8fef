from enum import StrEnum


class TemplateSource(StrEnum):
    DEFAULT = "default"
    NETWORK = "network"
    PROGRAM = "program"

    def __str__(self) -> str:
        return str(self.value)
