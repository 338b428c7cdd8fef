from enum import StrEnum


class DietKind(StrEnum):
    HALAL = "halal"
    KOSHER = "kosher"
    NONE = "none"
    OTHER = "other"
    VEGAN = "vegan"
    VEGETARIAN = "vegetarian"

    def __str__(self) -> str:
        return str(self.value)
