from enum import StrEnum


class TemplateFieldType(StrEnum):
    DAY = "day"
    INSTANT = "instant"
    LINK = "link"
    LIST = "list"
    TEXT = "text"

    def __str__(self) -> str:
        return str(self.value)
