import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { KEY_CACHE_MS } from './authenticate.ts'
import { listKeyOrigins } from './queries.ts'

const ORIGINS_AT_MOST = 10_000

/**
 * Tells whether an active key names an origin. All origins are read together, at most once in KEY_CACHE_MS, whatever
 * pages ask. While the database does not answer, those of the last reading count: a page can then read the problem.
 */
export function keyOrigins(reach: () => Db, clock: Clock) {
  let known: ReadonlySet<string> = new Set()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  async function read() {
    const start = performance.now()
    try {
      const db = reach()
      const rows = await listKeyOrigins(db, { now: await clock(db), limit: ORIGINS_AT_MOST })
      known = new Set(rows.map(({ origin }) => origin))
      readAt = start
    } catch {
      readAt = performance.now()
    }
    reading = undefined
  }

  return async (origin: string): Promise<boolean> => {
    if (performance.now() - readAt >= KEY_CACHE_MS) {
      reading ??= read()
      await reading
    }
    return known.has(origin)
  }
}
