from enum import StrEnum


class ListProgramsSort(StrEnum):
    CLOSES_AT = "closes_at"
    STARTS_ON = "starts_on"
    VALUE_1 = "-starts_on"
    VALUE_3 = "-closes_at"

    def __str__(self) -> str:
        return str(self.value)
