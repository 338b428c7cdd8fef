import { type Insertable, sql } from 'kysely'
import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import type { MailLanguage } from '../../platform/mail-languages.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { MessageTemplate } from '../../platform/postgres/db-types.ts'

/** The text that staff wrote for a program, else the one for the network. */
export const findTemplate = (db: Db, program_id: string | null, kind: MessageKind, language: MailLanguage) =>
  db
    .selectFrom('message_template')
    .selectAll()
    .where((eb) => eb.or([eb('program_id', '=', program_id), eb('program_id', 'is', null)]))
    .where('kind', '=', kind)
    .where('language', '=', language)
    .orderBy('program_id', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()

/** The template of exactly this program, or of the network if null. The advisory lock guards the first one, too. */
export async function lockTemplate(db: Db, program_id: string | null, kind: MessageKind, language: MailLanguage) {
  const name = `message template ${program_id} ${kind} ${language}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
  return db
    .selectFrom('message_template')
    .selectAll()
    .where('program_id', 'is not distinct from', program_id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
}

export const writeTemplate = (db: Db, { id, ...row }: Insertable<MessageTemplate>) =>
  db
    .insertInto('message_template')
    .values({ id, ...row })
    .onConflict((oc) => oc.constraint('message_template_once').doUpdateSet(row))
    .execute()
