from enum import StrEnum


class ProgramWarningCode(StrEnum):
    NO_CITY_CAP = "no_city_cap"
    NO_REQUIRED_DOCUMENTS = "no_required_documents"
    NO_SEATS = "no_seats"
    VISA_TOO_LATE = "visa_too_late"

    def __str__(self) -> str:
        return str(self.value)
