import type { MailLanguage } from '../platform/mail-languages.ts'
import { Choice } from './wire.ts'

/** The languages in which mails are written. */
export const MailLanguageName = Choice<MailLanguage>('MailLanguage', {
  en: 'English',
  ko: 'Korean',
  zh: 'Chinese, simplified',
  es: 'Spanish',
  fr: 'French',
})
