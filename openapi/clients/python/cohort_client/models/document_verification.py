from enum import StrEnum


class DocumentVerification(StrEnum):
    REJECTED = "rejected"
    UPLOADED = "uploaded"
    VERIFIED = "verified"

    def __str__(self) -> str:
        return str(self.value)
