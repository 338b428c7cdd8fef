from enum import StrEnum


class Criterion(StrEnum):
    CALL_OPEN = "call_open"
    CITY_ENDORSEMENT = "city_endorsement"
    CITY_MEMBER = "city_member"
    CITY_SLOT_FREE = "city_slot_free"
    DOCUMENTS_COMPLETE = "documents_complete"
    FIELD_OF_WORK = "field_of_work"
    FORM_COMPLETE = "form_complete"
    LANGUAGE_LEVEL = "language_level"
    MANAGERIAL_LEVEL = "managerial_level"
    ONE_APPLICATION_PER_PERSON = "one_application_per_person"
    PASSPORT_VALIDITY = "passport_validity"
    PUBLIC_EMPLOYEE = "public_employee"
    SEATS_LEFT = "seats_left"
    VISA_LEAD_TIME = "visa_lead_time"

    def __str__(self) -> str:
        return str(self.value)
