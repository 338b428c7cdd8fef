from enum import StrEnum


class EndorsementStatus(StrEnum):
    DECLINED = "declined"
    ENDORSED = "endorsed"
    EXPIRED = "expired"
    REQUESTED = "requested"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
