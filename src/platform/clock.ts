import type { Db, Instant } from './postgres/db.ts'

/**
 * Returns the time for an operation. The sandbox's clock is in its database. It is read through `on` if given, such as
 * a transaction, which has a connection already.
 */
export type Clock = (on?: Db) => Promise<Instant>

export const systemClock: Clock = async () => new Date().toISOString()

/** A clock that always returns the same time. */
export const stoppedAt =
  (now: Instant): Clock =>
  async () =>
    now
