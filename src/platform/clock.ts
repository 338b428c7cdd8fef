import type { Db, Instant } from './postgres/db.ts'

/**
 * Where an operation's `now` comes from. The sandbox has one in its database, which is read through `on` where given:
 * inside a transaction that has its connection already.
 */
export type Clock = (on?: Db) => Promise<Instant>

export const systemClock: Clock = async () => new Date().toISOString()

/** A clock that stands still. */
export const stoppedAt =
  (now: Instant): Clock =>
  async () =>
    now
