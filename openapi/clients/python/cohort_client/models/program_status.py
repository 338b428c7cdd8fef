from enum import StrEnum


class ProgramStatus(StrEnum):
    ARCHIVED = "archived"
    CANCELLED = "cancelled"
    DRAFT = "draft"
    PUBLISHED = "published"

    def __str__(self) -> str:
        return str(self.value)
