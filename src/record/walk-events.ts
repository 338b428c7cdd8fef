import { sql } from 'kysely'
import type { Db, Instant } from '../platform/postgres/db.ts'
import { prepared } from '../platform/postgres/prepared.ts'

export interface NumberedEvent {
  /** A bigint, in decimal digits. */
  position: string
  id: string
  type: string
  subject_type: string
  subject_id: string
  program_id: string | null
  payload: unknown
  occurred_at: Instant
}

const selectAfter = prepared(
  (_, { after, limit }: { after: string; limit: number }) => sql<NumberedEvent>`
    select position, id, type, subject_type, subject_id, program_id, payload, occurred_at
    from event where position > ${after} order by position limit ${limit}`,
)

/**
 * The next events after a position; `0` starts from the first. A reader that continues from its last position gets
 * every event once, also if a transaction commits late. An event appears about a second after its commit.
 */
export const walkEvents = (db: Db, after: string, limit: number): Promise<NumberedEvent[]> =>
  selectAfter(db, { after, limit })
