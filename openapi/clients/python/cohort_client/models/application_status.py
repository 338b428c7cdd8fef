from enum import StrEnum


class ApplicationStatus(StrEnum):
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    DEFERRED = "deferred"
    DRAFT = "draft"
    INELIGIBLE = "ineligible"
    IN_REVIEW = "in_review"
    LAPSED = "lapsed"
    NOT_SELECTED = "not_selected"
    OFFERED = "offered"
    OFFER_EXPIRED = "offer_expired"
    OFFER_WITHDRAWN = "offer_withdrawn"
    PROGRAM_CANCELLED = "program_cancelled"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
