from enum import StrEnum


class Scope(StrEnum):
    ALLOCATIONSWRITE = "allocations:write"
    API_KEYSREAD = "api_keys:read"
    API_KEYSWRITE = "api_keys:write"
    APPLICATIONSREAD = "applications:read"
    APPLICATIONSSTART = "applications:start"
    APPLICATIONSWRITE = "applications:write"
    ATTESTATIONSWRITE = "attestations:write"
    CITIESWRITE = "cities:write"
    DECISIONSREAD = "decisions:read"
    DECISIONSWRITE = "decisions:write"
    DOCUMENTSREAD = "documents:read"
    DOCUMENTSWRITE = "documents:write"
    MESSAGESREAD = "messages:read"
    MESSAGESWRITE = "messages:write"
    PARTICIPANTSREAD = "participants:read"
    PARTICIPANTSWRITE = "participants:write"
    PROGRAMSWRITE = "programs:write"
    REVIEWSWRITE = "reviews:write"
    SCREENINGWRITE = "screening:write"
    TOKENSWRITE = "tokens:write"
    VISA_RULESWRITE = "visa_rules:write"

    def __str__(self) -> str:
        return str(self.value)
