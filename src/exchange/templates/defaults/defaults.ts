import type { MessageKind } from '../../../catalogue/programs/message-settings.ts'
import type { MailLanguage } from '../../../platform/mail-languages.ts'
import { kindOf } from '../kinds.ts'
import type { TemplateTexts } from '../render.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ko } from './ko.ts'
import { zh } from './zh.ts'

/** The texts of a language: for each kind its subject and what stands between the greeting and the closing. */
export interface Defaults {
  greeting: string
  cityGreeting: string
  page: string
  closing: string
  kinds: Record<MessageKind, readonly [subject: string, body: string]>
}

const DEFAULTS: Record<MailLanguage, Defaults> = { en, ko, zh, es, fr }

/** The text that goes out if staff have written no other. */
export function defaultTemplate(kind: MessageKind, language: MailLanguage): TemplateTexts {
  const { greeting, cityGreeting, page, closing, kinds } = DEFAULTS[language]
  const [subject, body] = kinds[kind]
  const fields: readonly string[] = kindOf(kind).fields
  const parts = [
    ...(kindOf(kind).audience === 'city' ? [cityGreeting] : fields.includes('applicant.name') ? [greeting] : []),
    body,
    ...(fields.includes('application.link') ? [`{% if application.link != "" %}${page}{% endif %}`] : []),
    ...(fields.includes('program.contact') ? [`{% if program.contact != "" %}${closing}{% endif %}`] : []),
  ]
  return { subject, text: parts.join('\n\n'), html: null }
}
