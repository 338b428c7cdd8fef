from enum import StrEnum


class DocumentKind(StrEnum):
    HEADSHOT = "headshot"
    NOMINATION_FORM = "nomination_form"
    PASSPORT_SCAN = "passport_scan"

    def __str__(self) -> str:
        return str(self.value)
