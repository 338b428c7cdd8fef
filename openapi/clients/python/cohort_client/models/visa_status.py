from enum import StrEnum


class VisaStatus(StrEnum):
    APPLIED = "applied"
    GRANTED = "granted"
    LETTER_ISSUED = "letter_issued"
    LETTER_REQUESTED = "letter_requested"
    NOT_REQUIRED = "not_required"
    REFUSED = "refused"
    TO_APPLY = "to_apply"

    def __str__(self) -> str:
        return str(self.value)
