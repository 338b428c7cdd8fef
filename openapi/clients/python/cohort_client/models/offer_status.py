from enum import StrEnum


class OfferStatus(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DEFERRED = "deferred"
    EXPIRED = "expired"
    OPEN = "open"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
