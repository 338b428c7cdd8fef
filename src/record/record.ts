import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { uuidv7 } from '../platform/ids.ts'
import { prepared } from '../platform/postgres/prepared.ts'

export interface Happening {
  subject: 'application' | 'program' | 'series' | 'city' | 'organisation' | 'api_key'
  id: string
  program_id?: string | null
  /** The domain's verb: `submit`, `extend_call`. */
  action: string
  /** The name that machines are told, `application.submitted`; none for what is not announced. */
  event?: string
  from?: string | null
  to?: string | null
  reason?: string | null
  /** Facts for the history's reader. Ids, dates, numbers and states; never a person's data. */
  details?: Record<string, unknown>
  /** Whether applicants and cities may read the entry; what tells a decision before its release must be `staff`. */
  visibility?: 'all' | 'staff'
}

/** Both in one statement, whatever their number. */
const write = prepared(
  (_, { entries, events }: { entries: string; events: string }) => sql`
    with told as (insert into history select * from jsonb_populate_recordset(null::history, ${entries}))
    insert into event select * from jsonb_populate_recordset(null::event, ${events})`,
)

/** Writes what happened, for people (history) and for machines (event), in the caller's transaction. */
export async function record({ db, actor, now }: Ctx, ...happenings: Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const entries = happenings.map((h) => ({
    id: uuidv7(),
    subject_type: h.subject,
    subject_id: h.id,
    action: h.action,
    from_status: h.from,
    to_status: h.to,
    actor_id: actor.id,
    actor_role: actor.role,
    actor_name: actor.name,
    at: now,
    reason: h.reason,
    details: h.details ?? {},
    visibility: h.visibility ?? 'all',
  }))
  const events = happenings
    .filter(({ event }) => event)
    .map((h) => ({
      id: uuidv7(),
      type: h.event,
      subject_type: h.subject,
      subject_id: h.id,
      program_id: h.program_id,
      payload: { from: h.from ?? null, to: h.to ?? null, ...h.details },
      occurred_at: now,
    }))
  await write(db, { entries: JSON.stringify(entries), events: JSON.stringify(events) })
}
