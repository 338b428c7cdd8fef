from enum import StrEnum


class ApplicationAction(StrEnum):
    ACCEPT = "accept"
    ACCEPT_ON_BEHALF = "accept_on_behalf"
    CANCEL_PROGRAM = "cancel_program"
    CLOSE_WAITLIST = "close_waitlist"
    CONFIRM = "confirm"
    DECLINE = "decline"
    DECLINE_ON_BEHALF = "decline_on_behalf"
    DEFER = "defer"
    EXPIRE = "expire"
    LAPSE = "lapse"
    MARK_INELIGIBLE = "mark_ineligible"
    OVERDUE = "overdue"
    PROMOTE = "promote"
    RECONSIDER = "reconsider"
    REINSTATE = "reinstate"
    RELEASE = "release"
    RENEW = "renew"
    REOPEN = "reopen"
    RESUBMIT = "resubmit"
    RETURN = "return"
    START = "start"
    START_DEFERRED = "start_deferred"
    START_REVIEW = "start_review"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    WITHDRAW_OFFER = "withdraw_offer"

    def __str__(self) -> str:
        return str(self.value)
