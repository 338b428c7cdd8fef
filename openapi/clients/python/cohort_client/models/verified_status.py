from enum import StrEnum


class VerifiedStatus(StrEnum):
    REVOKED = "revoked"
    VALID = "valid"
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
