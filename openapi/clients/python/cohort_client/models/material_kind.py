from enum import StrEnum


class MaterialKind(StrEnum):
    ATTACHMENT = "attachment"
    LINK = "link"

    def __str__(self) -> str:
        return str(self.value)
