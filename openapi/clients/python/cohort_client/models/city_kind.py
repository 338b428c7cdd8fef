from enum import StrEnum


class CityKind(StrEnum):
    CITY = "city"
    DISTRICT = "district"
    REGION = "region"

    def __str__(self) -> str:
        return str(self.value)
