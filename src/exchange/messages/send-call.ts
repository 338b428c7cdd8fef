import { type SqlBool, sql } from 'kysely'
import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import type { CallSent, NewCall } from './schema.ts'

interface Reached {
  city_id: string
  email: string | null
  calls: boolean | null
}

/** The cities that are members on a day, or those that are named, with their mailboxes. */
const listReached = ({ db }: Ctx, day: string, ids: readonly string[] | undefined): Promise<Reached[]> => {
  const isMember = sql<SqlBool>`exists (select from membership where membership.city_id = city.id
    and ${day}::date between member_from and coalesce(member_until, 'infinity')
    and not coalesce(${day}::date between suspended_from and coalesce(suspended_until, 'infinity'), false))`
  return db
    .selectFrom('city')
    .leftJoin('city_mailbox as mailbox', 'mailbox.city_id', 'city.id')
    .select(['city.id as city_id', 'mailbox.email', 'mailbox.calls'])
    .where(ids ? sql<SqlBool>`city.id = any(${ids}::uuid[])` : isMember)
    .orderBy('city.id')
    .execute()
}

/** One message for each city, however often it is called: the database refuses a second one. */
async function tell({ db, now }: Ctx, program_id: string, city_ids: string[], note: string | undefined) {
  const { rows } = await sql`
    insert into message (id, kind, status, dedupe, program_id, city_id, note, created_at, updated_at)
    select uuidv7_at(${now}), 'call',
      case when program.selection #> '{messages,hold}' ? 'call' then 'held' else 'due' end,
      'call:' || program.id || ':' || city.id, program.id, city.id, ${note ?? null}::text, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${city_ids}::uuid[]) as city(id), program where program.id = ${program_id}
    on conflict (dedupe) do nothing returning city_id`.execute(db)
  return rows.length
}

/**
 * Tells the focal points of the cities of a call, each city once. Errors: not_found, role_not_allowed, call_closed,
 * content_invalid if a city is unknown.
 */
export function sendCall(ctx: Ctx, program_id: string, { note, city_ids }: NewCall): Promise<CallSent> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await sharePublishedProgram(ctx.db, program_id)
    const { closes_at, timezone } = program
    if (program.status !== 'published' || (closes_at && ctx.now >= closes_at))
      throw new Problem(409, 'call_closed', 'The call of this program is over: nobody can apply.', { closes_at })
    const cities = await listReached(ctx, localDate(ctx.now, timezone), city_ids)
    const known = new Set(cities.map(({ city_id }) => city_id))
    const unknown = (city_ids ?? []).flatMap((id, i) =>
      known.has(id.toLowerCase())
        ? []
        : { pointer: `/city_ids/${i}`, code: 'unknown', detail: 'there is no city with this id' },
    )
    if (unknown.length > 0) throw unprocessable(unknown)
    const ids = (of: Reached[]) => of.map(({ city_id }) => city_id)
    const reached = cities.filter(({ email, calls }) => email && calls)
    const told = await tell(ctx, program_id, ids(reached), note)
    await record(ctx, { subject: 'program', id: program_id, action: 'send_call', details: { told } })
    return {
      program_id,
      told,
      told_before: reached.length - told,
      without_mailbox: ids(cities.filter(({ email }) => !email)),
      unsubscribed: ids(cities.filter(({ email, calls }) => email && !calls)),
    }
  })
}
