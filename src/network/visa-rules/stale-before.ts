import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/postgres/db.ts'

/** The day before which a check of terms is too old. */
export const staleBefore = (now: Instant, stale_days: number): string =>
  Temporal.PlainDate.from(now.slice(0, 10)).subtract({ days: stale_days }).toString()
