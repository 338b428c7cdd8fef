from enum import StrEnum


class OrganisationRole(StrEnum):
    CO_ORGANISER = "co_organiser"
    HOST = "host"
    ORGANISER = "organiser"
    SPONSOR = "sponsor"

    def __str__(self) -> str:
        return str(self.value)
