from enum import StrEnum


class ApplicationPart(StrEnum):
    ANSWERS = "answers"
    HEADSHOT = "headshot"
    LANGUAGES = "languages"
    NOMINATION_FORM = "nomination_form"
    PASSPORT = "passport"
    PASSPORT_SCAN = "passport_scan"
    POSITION = "position"

    def __str__(self) -> str:
        return str(self.value)
