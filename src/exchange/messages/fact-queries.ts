import { sql } from 'kysely'
import { emailKey } from '../../platform/addresses.ts'
import type { Db } from '../../platform/postgres/db.ts'

/** The facts of a program that a mail can tell. */
export const findProgram = (db: Db, id: string) =>
  db
    .selectFrom('program')
    .select(['id', 'title', 'status', 'language', 'venue_city', 'venue_country', 'timezone', 'starts_on', 'ends_on'])
    .select(['closes_at', 'contacts', 'coverage'])
    .where('id', '=', id)
    .executeTakeFirst()
export type ProgramFacts = NonNullable<Awaited<ReturnType<typeof findProgram>>>

/** The facts of an application that a mail can tell. The name and the address are all that it takes of the person. */
export const findApplication = (db: Db, id: string) =>
  db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['application.id', 'application.status', 'application.return_items', 'application.return_due_at'])
    .select(['application.reply_by', 'city.name as city_name'])
    .select([
      sql<string>`application.applicant ->> 'name'`.as('name'),
      sql<string>`application.applicant ->> 'email'`.as('email'),
      sql<string | null>`application.position ->> 'title'`.as('position'),
    ])
    .where('application.id', '=', id)
    .executeTakeFirst()
export type ApplicationFacts = NonNullable<Awaited<ReturnType<typeof findApplication>>>

export const findMailbox = (db: Db, city_id: string) =>
  db.selectFrom('city_mailbox').select(['email', 'language', 'calls']).where('city_id', '=', city_id).executeTakeFirst()

export const findEvent = (db: Db, id: string) =>
  db.selectFrom('event').select('payload').where('id', '=', id).executeTakeFirst()

/** The open interview of an application. */
export const findOpenInterview = (db: Db, application_id: string) =>
  db
    .selectFrom('interview')
    .leftJoin('interview_slot as slot', 'slot.id', 'interview.slot_id')
    .select([
      'interview.status',
      'interview.starts_at',
      'interview.time_zone',
      'slot.meeting_url',
      'slot.meeting_phone',
    ])
    .where('interview.application_id', '=', application_id)
    .where(sql<boolean>`interview.status in ('offered', 'booked')`)
    .executeTakeFirst()

/** The text of the decision that this release made known. */
export const findReleased = (db: Db, application_id: string, release_id: string) =>
  db
    .selectFrom('decision')
    .select('message')
    .where('application_id', '=', application_id)
    .where('release_id', '=', release_id)
    .executeTakeFirst()

export const findRequest = (db: Db, id: string) =>
  db
    .selectFrom('endorsement')
    .select(['id', 'status', 'link_hash', 'link_expires_at'])
    .where('id', '=', id)
    .executeTakeFirst()

/** The applications of an address. Not in order, which would make Postgres walk the table by that. */
export const listOfAddress = (db: Db, email: string, program_id: string | null) => {
  const spellings = [...new Set([email.normalize('NFKC').toLowerCase(), emailKey(email)])]
  const rows = db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select(['application.id', 'program.title', 'program.ends_on', 'program.closes_at', 'program.timezone'])
    .select('program.language')
    .where(sql`lower(application.applicant ->> 'email')`, '=', sql`any(${spellings}::text[])`)
  return (program_id ? rows.where('application.program_id', '=', program_id) : rows).execute()
}
