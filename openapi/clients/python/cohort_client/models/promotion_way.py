from enum import StrEnum


class PromotionWay(StrEnum):
    AUTOMATIC = "automatic"
    BY_HAND = "by_hand"

    def __str__(self) -> str:
        return str(self.value)
