import { sql } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import type { Db, Instant } from '../platform/postgres/db.ts'

/** The sandbox's clock starts at this instant: both calls of 2017 are open. */
export const SANDBOX_STARTS_AT: Instant = '2017-10-02T00:00:00.000Z'

/** A clock in the database, so that all processes have the same time. It ticks on from the instant it was set to. */
export function sandboxClock(db: Db): Clock {
  return async (on = db) => {
    const shown = sql<Instant>`(clock_base + (clock_timestamp() - clock_set_at))::timestamptz(3)`
    const { now } = await on.selectFrom('sandbox').select(shown.as('now')).executeTakeFirstOrThrow()
    return now
  }
}
