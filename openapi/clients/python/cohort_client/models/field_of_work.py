from enum import StrEnum


class FieldOfWork(StrEnum):
    E_GOVERNMENT = "e_government"
    ICT = "ict"
    OTHER = "other"
    SMART_CITY = "smart_city"

    def __str__(self) -> str:
        return str(self.value)
