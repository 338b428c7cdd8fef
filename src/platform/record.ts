import type { Ctx } from './context.ts'
import { uuidv7 } from './ids.ts'

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

/** Writes what happened, for people (history) and for machines (event), in the caller's transaction. */
export async function record(ctx: Ctx, ...happenings: Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const entries = happenings.map((h) => ({
    id: uuidv7(),
    subject_type: h.subject,
    subject_id: h.id,
    action: h.action,
    from_status: h.from ?? null,
    to_status: h.to ?? null,
    actor_id: ctx.actor.id,
    actor_role: ctx.actor.role,
    actor_name: ctx.actor.name,
    at: ctx.now,
    reason: h.reason ?? null,
    details: JSON.stringify(h.details ?? {}),
    visibility: h.visibility ?? 'all',
  }))
  const events = happenings.flatMap((h) =>
    h.event
      ? {
          id: uuidv7(),
          type: h.event,
          subject_type: h.subject,
          subject_id: h.id,
          program_id: h.program_id ?? null,
          payload: JSON.stringify({ from: h.from ?? null, to: h.to ?? null, ...h.details }),
          occurred_at: ctx.now,
        }
      : [],
  )
  const history = ctx.db.insertInto('history').values(entries)
  if (events.length === 0) await history.execute()
  else
    await ctx.db
      .with('entries', () => history)
      .insertInto('event')
      .values(events)
      .execute()
}
