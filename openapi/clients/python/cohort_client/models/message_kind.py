from enum import StrEnum


class MessageKind(StrEnum):
    CALL = "call"
    CERTIFICATE_READY = "certificate_ready"
    COME_BACK = "come_back"
    CORRECTION_WANTED = "correction_wanted"
    DECISION = "decision"
    DRAFT_REMINDER = "draft_reminder"
    ENDORSEMENT_WANTED = "endorsement_wanted"
    INTERVIEW_BOOKED = "interview_booked"
    INTERVIEW_CANCELLED = "interview_cancelled"
    INTERVIEW_INVITED = "interview_invited"
    INTERVIEW_MOVED = "interview_moved"
    INTERVIEW_TOMORROW = "interview_tomorrow"
    LETTER_READY = "letter_ready"
    OFFER_WITHDRAWN = "offer_withdrawn"
    PROGRAM_CANCELLED = "program_cancelled"
    PROGRAM_CHANGED = "program_changed"
    PROMOTION = "promotion"
    RECEIPT = "receipt"
    REPLY_REMINDER = "reply_reminder"
    TRAVEL_WANTED = "travel_wanted"
    WAITLIST_CLOSED = "waitlist_closed"

    def __str__(self) -> str:
        return str(self.value)
