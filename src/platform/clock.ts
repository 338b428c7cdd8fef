import type { Instant } from './db.ts'

/** Where an operation's `now` comes from. The sandbox has one that can be set. */
export type Clock = () => Promise<Instant>

export const systemClock: Clock = async () => new Date().toISOString()
