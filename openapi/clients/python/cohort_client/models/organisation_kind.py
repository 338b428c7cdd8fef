from enum import StrEnum


class OrganisationKind(StrEnum):
    PARTNER = "partner"
    REGIONAL_OFFICE = "regional_office"
    SECRETARIAT = "secretariat"

    def __str__(self) -> str:
        return str(self.value)
