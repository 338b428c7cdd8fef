from enum import StrEnum


class OfferConditionName(StrEnum):
    ENDORSEMENT = "endorsement"
    FLIGHT = "flight"
    OTHER = "other"
    PASSPORT_VALIDITY = "passport_validity"
    VISA = "visa"

    def __str__(self) -> str:
        return str(self.value)
