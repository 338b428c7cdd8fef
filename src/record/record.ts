import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { uuidv7 } from '../platform/ids.ts'
import { prepared } from '../platform/postgres/prepared.ts'
import type { DeclaredEvent } from './define-event.ts'

type Subject =
  | { subject: 'application'; id: string; program_id: string }
  | { subject: 'program' | 'series' | 'city' | 'organisation' | 'api_key' | 'visa_rule'; id: string }

export type NewHistoryEntry = Subject & {
  /** The domain's verb, such as `submit` or `extend_call`. */
  action: string
  /** The event for machines, from the feature's events.ts. Left out: nothing is announced. */
  event?: DeclaredEvent | undefined
  /** The states between which the subject moves. What moves beside it has them in its event. */
  from?: string | null
  to?: string | null
  reason?: string | null | undefined
  /** Shown in the history beside the event's facts. Never a person's data. */
  details?: Record<string, unknown> | undefined
  /** Whether applicants and cities may read the entry. Use `staff` if it reveals a decision before its release. */
  visibility?: 'all' | 'staff'
}

const HISTORY = [
  'id',
  'subject_type',
  'subject_id',
  'program_id',
  'application_id',
  'action',
  'from_status',
  'to_status',
  'actor_id',
  'actor_role',
  'actor_name',
  'request_id',
  'at',
  'reason',
  'details',
  'visibility',
] as const
const EVENT = ['id', 'type', 'subject_type', 'subject_id', 'program_id', 'payload', 'occurred_at'] as const
type Row<Columns extends readonly string[]> = Record<Columns[number], unknown>

const list = (columns: readonly string[]) => sql.join(columns.map((name) => sql.ref(name)))

/** Inserts any number of entries and events in one statement. */
const write = prepared(
  (_, { entries, events }: { entries: string; events: string }) => sql`
    with entries as (insert into history (${list(HISTORY)})
      select ${list(HISTORY)} from jsonb_populate_recordset(null::history, ${entries}))
    insert into event (${list(EVENT)}) select ${list(EVENT)} from jsonb_populate_recordset(null::event, ${events})`,
)

function programOf(entry: NewHistoryEntry): string | null {
  if (entry.subject === 'application') return entry.program_id
  return entry.subject === 'program' ? entry.id : null
}

const historyRow = ({ actor, now, request_id }: Ctx, entry: NewHistoryEntry): Row<typeof HISTORY> => ({
  id: uuidv7(),
  subject_type: entry.subject,
  subject_id: entry.id,
  program_id: programOf(entry),
  application_id: entry.subject === 'application' ? entry.id : null,
  action: entry.action,
  from_status: entry.from,
  to_status: entry.to,
  actor_id: actor.id,
  actor_role: actor.role,
  actor_name: actor.name,
  request_id,
  at: now,
  reason: entry.reason,
  details: { ...entry.event?.facts, ...entry.event?.states, ...entry.details },
  visibility: entry.visibility ?? 'all',
})

const eventRow = ({ now }: Ctx, entry: NewHistoryEntry, { type, facts, states }: DeclaredEvent): Row<typeof EVENT> => ({
  id: uuidv7(),
  type,
  subject_type: entry.subject,
  subject_id: entry.id,
  program_id: programOf(entry),
  payload: { from: entry.from ?? null, to: entry.to ?? null, ...states, ...facts },
  occurred_at: now,
})

/** Writes entries for people (history) and their events for machines, in the caller's transaction. */
export async function record(ctx: Ctx, ...entries: NewHistoryEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => historyRow(ctx, entry))
  const events = entries.flatMap((entry) => (entry.event ? eventRow(ctx, entry, entry.event) : []))
  await write(ctx.db, { entries: JSON.stringify(rows), events: JSON.stringify(events) })
}
