from enum import StrEnum


class EmployerType(StrEnum):
    CITY_GOVERNMENT = "city_government"
    NATIONAL_GOVERNMENT = "national_government"
    OTHER = "other"
    PRIVATE = "private"
    PUBLIC_AGENCY = "public_agency"

    def __str__(self) -> str:
        return str(self.value)
