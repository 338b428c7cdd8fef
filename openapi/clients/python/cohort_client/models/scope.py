from enum import StrEnum


class Scope(StrEnum):
    ALLOCATIONSWRITE = "allocations:write"
    API_KEYSREAD = "api_keys:read"
    API_KEYSWRITE = "api_keys:write"
    APPLICATIONSREAD = "applications:read"
    APPLICATIONSWRITE = "applications:write"
    CITIESWRITE = "cities:write"
    DECISIONSREAD = "decisions:read"
    DECISIONSWRITE = "decisions:write"
    DOCUMENTSREAD = "documents:read"
    DOCUMENTSWRITE = "documents:write"
    PARTICIPANTSREAD = "participants:read"
    PROGRAMSWRITE = "programs:write"
    SCREENINGWRITE = "screening:write"

    def __str__(self) -> str:
        return str(self.value)
