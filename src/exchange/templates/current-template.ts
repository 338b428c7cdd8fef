import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import type { MailLanguage } from '../../platform/mail-languages.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { defaultTemplate } from './defaults/defaults.ts'
import { findTemplate } from './queries.ts'
import type { TemplateTexts } from './render.ts'

/** The texts that go out now: the program's, else the network's, else the default. */
export async function currentTemplate(
  db: Db,
  program_id: string | null,
  kind: MessageKind,
  language: MailLanguage,
): Promise<TemplateTexts> {
  return (await findTemplate(db, program_id, kind, language)) ?? defaultTemplate(kind, language)
}
