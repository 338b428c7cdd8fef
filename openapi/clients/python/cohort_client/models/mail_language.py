from enum import StrEnum


class MailLanguage(StrEnum):
    EN = "en"
    ES = "es"
    FR = "fr"
    KO = "ko"
    ZH = "zh"

    def __str__(self) -> str:
        return str(self.value)
