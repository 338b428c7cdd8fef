import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'

/** Hours before, where the program says nothing. */
const DEFAULT = { draft: 48, reply: [72, 24], interview: 24 }

const status = (kind: string) =>
  sql`case when p.selection #> '{messages,hold}' ? ${sql.lit(kind)} then 'held' else 'due' end`
const setting = (name: string) => sql`p.selection #> ${sql.lit(`{messages,${name}}`)}`

/** Writes one message for each row of `found`: its application, and the occasion, of which there is one message. */
const remind = (kind: string, now: string, occasion: RawBuilder<string>, found: RawBuilder<unknown>) => sql`
  insert into message (id, kind, status, dedupe, program_id, application_id, city_id, created_at, updated_at)
  select uuidv7_at(${now}), ${sql.lit(kind)}, ${status(kind)},
    ${sql.lit(`${kind}:`)} || it.id || ':' || ${occasion}, p.id, it.id, it.city_id, ${now}::timestamptz, ${now}::timestamptz
  ${found}
  on conflict (dedupe) do nothing`

const interval = (hours: RawBuilder<unknown>) => sql`make_interval(hours => ${hours})`
const text = (of: RawBuilder<unknown>) => sql<string>`to_char(${of} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`

const drafts = (now: string) =>
  remind(
    'draft_reminder',
    now,
    text(sql`p.closes_at`),
    sql`from program p join application it on it.program_id = p.id and it.status = 'draft'
      where p.status = 'published' and p.closes_at > ${now}::timestamptz
        and p.closes_at <= ${now}::timestamptz
          + ${interval(sql`coalesce((${setting('draft_reminder_hours')})::int, ${sql.lit(DEFAULT.draft)})`)}
        -- Who began after that time knows the date.
        and it.created_at < p.closes_at
          - ${interval(sql`coalesce((${setting('draft_reminder_hours')})::int, ${sql.lit(DEFAULT.draft)})`)}`,
  )

const offers = (now: string) =>
  remind(
    'reply_reminder',
    now,
    sql`${text(sql`it.reply_by`)} || '-' || hours.n`,
    sql`from application it join program p on p.id = it.program_id
      cross join lateral (
        -- Of several reminders that are due, only the nearest: a worker that was down for days does not send them all.
        select min(n::int) as n
        from jsonb_array_elements_text(coalesce(${setting('reply_reminder_hours')}, ${sql.lit(JSON.stringify(DEFAULT.reply))}::jsonb)) n
        where it.reply_by <= ${now}::timestamptz + make_interval(hours => n::int)) hours
      where it.status = 'offered' and it.reply_by > ${now}::timestamptz and hours.n is not null
        and not exists (select from message offered where offered.application_id = it.id
          and offered.kind in ('decision', 'promotion')
          and offered.created_at > it.reply_by - make_interval(hours => hours.n))`,
  )

const interviews = (now: string) =>
  remind(
    'interview_tomorrow',
    now,
    sql`i.id || '-' || ${text(sql`i.starts_at`)}`,
    sql`from interview i join application it on it.id = i.application_id join program p on p.id = it.program_id
      where i.status = 'booked' and i.starts_at > ${now}::timestamptz
        and i.starts_at <= ${now}::timestamptz
          + ${interval(sql`coalesce((${setting('interview_reminder_hours')})::int, ${sql.lit(DEFAULT.interview)})`)}
        and i.booked_at < i.starts_at
          - ${interval(sql`coalesce((${setting('interview_reminder_hours')})::int, ${sql.lit(DEFAULT.interview)})`)}`,
  )

/**
 * Writes the reminders that are due: of a draft, of an offer, of an interview. Each occasion has one, by the unique key, so
 * several workers may plan at once. Whether it is still true is looked at again when it is sent.
 */
export async function planReminders({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const plan = (of: (now: string) => { execute: (db: Db) => Promise<unknown> }) => of(now).execute(db)
  await plan(drafts)
  await plan(offers)
  await plan(interviews)
}
