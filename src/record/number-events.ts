import { sql } from 'kysely'
import type { Db } from '../platform/postgres/db.ts'
import { inOrder, transaction } from '../platform/postgres/pipeline.ts'

const BATCH = 1_000

const lock = (db: Db) => sql`select pg_advisory_xact_lock(hashtextextended('number events', 0))`.execute(db)

/** Goes on from the highest position that is stored: a restored dump needs nothing else. */
const numberBatch = (db: Db) =>
  sql`
    update event set position = numbered.position from (
      select id, (select coalesce(max(position), 0) from event) + row_number() over (order by id) as position
      from (select id from event where position is null order by id limit ${sql.lit(BATCH)}) unnumbered
    ) numbered where event.id = numbered.id`.execute(db)

/**
 * Gives a position to every event that is committed and has none, in the order of ids. Whoever reads by position misses
 * nothing: the lock is held until the commit, so a lower position never appears after a higher one. The lock is a
 * statement of its own: the next one sees what the writer before committed.
 */
export async function numberEvents(db: Db): Promise<void> {
  let count: number
  do {
    const [, { numAffectedRows }] = await transaction(db, (db) => inOrder([lock(db), numberBatch(db)]))
    count = Number(numAffectedRows)
  } while (count === BATCH)
}
