from enum import StrEnum


class ScreeningMissing(StrEnum):
    DOCUMENTS = "documents"
    DUPLICATES = "duplicates"
    ENDORSEMENT = "endorsement"
    POST = "post"

    def __str__(self) -> str:
        return str(self.value)
