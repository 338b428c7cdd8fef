from enum import StrEnum


class ChecklistItem(StrEnum):
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    EMERGENCY_CONTACT = "emergency_contact"
    INSURANCE = "insurance"
    VISA = "visa"

    def __str__(self) -> str:
        return str(self.value)
