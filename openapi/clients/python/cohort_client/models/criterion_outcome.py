from enum import StrEnum


class CriterionOutcome(StrEnum):
    MET = "met"
    NOT_APPLICABLE = "not_applicable"
    NOT_MET = "not_met"
    UNVERIFIED = "unverified"
    WAIVED = "waived"

    def __str__(self) -> str:
        return str(self.value)
