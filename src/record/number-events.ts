import { sql } from 'kysely'
import type { Db } from '../platform/postgres/db.ts'
import { inOrder, transaction } from '../platform/postgres/pipeline.ts'

const BATCH = 1_000

const lock = (db: Db) => sql`select pg_advisory_xact_lock(hashtextextended('number events', 0))`.execute(db)

/** Continues from the highest stored position, so a restored dump needs no further step. */
const numberBatch = (db: Db) =>
  sql`
    update event set position = numbered.position from (
      select id, (select coalesce(max(position), 0) from event) + row_number() over (order by id) as position
      from (select id from event where position is null order by id limit ${sql.lit(BATCH)}) unnumbered
    ) numbered where event.id = numbered.id`.execute(db)

/**
 * Gives a position to every committed event that has none, in the order of ids. A client that reads by position misses
 * no event: the lock is held until the commit, so a lower position never appears after a higher one. The lock is a
 * separate statement, so that the next statement sees the rows that the previous holder committed.
 */
export async function numberEvents(db: Db): Promise<void> {
  let count: number
  do {
    const [, { numAffectedRows }] = await transaction(db, (db) => inOrder([lock(db), numberBatch(db)]))
    count = Number(numAffectedRows)
  } while (count === BATCH)
}
