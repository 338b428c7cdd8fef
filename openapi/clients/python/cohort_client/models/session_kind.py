from enum import StrEnum


class SessionKind(StrEnum):
    CULTURAL_EXCURSION = "cultural_excursion"
    DISCUSSION = "discussion"
    LECTURE = "lecture"
    SITE_VISIT = "site_visit"
    TECHNICAL_TOUR = "technical_tour"
    WEBINAR = "webinar"

    def __str__(self) -> str:
        return str(self.value)
