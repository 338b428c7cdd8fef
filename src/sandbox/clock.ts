import { sql } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import type { Db, Instant } from '../platform/postgres/db.ts'

/** Where the sandbox's clock begins: both calls of 2017 are open. */
export const SANDBOX_STARTS_AT: Instant = '2017-10-02T00:00:00.000Z'

/** A clock in the database, so that every process of it shows the same. It ticks on from what it was set to. */
export function sandboxClock(db: Db): Clock {
  return async (on = db) => {
    const shown = sql<Instant>`(clock_base + (clock_timestamp() - clock_set_at))::timestamptz(3)`
    const { now } = await on.selectFrom('sandbox').select(shown.as('now')).executeTakeFirstOrThrow()
    return now
  }
}
