from enum import StrEnum


class LetterKind(StrEnum):
    ACCEPTANCE = "acceptance"
    CERTIFICATE = "certificate"
    VISA_SUPPORT = "visa_support"

    def __str__(self) -> str:
        return str(self.value)
