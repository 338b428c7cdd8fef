import { sql } from 'kysely'
import type { Db, Instant } from '../platform/postgres/db.ts'

/** Sets the sandbox's clock; it ticks on from there. */
export function setSandboxClock(db: Db, now: Instant) {
  return db.updateTable('sandbox').set({ clock_base: now, clock_set_at: sql`clock_timestamp()` }).execute()
}
