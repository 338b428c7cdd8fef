/** The languages in which the service writes mails, by their BCP 47 tags. */
export const MAIL_LANGUAGES = ['en', 'ko', 'zh', 'es', 'fr'] as const
export type MailLanguage = (typeof MAIL_LANGUAGES)[number]

/** The language for a tag such as `zh-Hant`; English if the service does not write it. */
export const mailLanguageFor = (tag: string | null | undefined): MailLanguage =>
  MAIL_LANGUAGES.find((language) => language === tag?.toLowerCase().split('-')[0]) ?? 'en'
