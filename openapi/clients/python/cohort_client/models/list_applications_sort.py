from enum import StrEnum


class ListApplicationsSort(StrEnum):
    CREATED_AT = "created_at"
    SUBMITTED_AT = "submitted_at"
    VALUE_1 = "-created_at"
    VALUE_3 = "-submitted_at"

    def __str__(self) -> str:
        return str(self.value)
