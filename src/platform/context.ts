import type { Clock } from './clock.ts'
import type { Db, Instant } from './postgres/db.ts'
import { transaction } from './postgres/pipeline.ts'

export type Role =
  | 'anonymous'
  | 'secretariat'
  | 'organisation'
  | 'city'
  | 'reviewer'
  | 'frontend'
  | 'applicant'
  | 'system'

/** Who acts. `id` is what history names and what an idempotency key belongs to. */
export interface Actor {
  id: string | null
  role: Role
  name: string
  scopes: readonly string[]
  organisation_id: string | null
  city_id: string | null
  application_id: string | null
}

/** All that an operation needs. */
export interface Ctx {
  /** Where it reads and writes: in a transaction, the transaction. */
  db: Db
  actor: Actor
  /** When the request was received. */
  now: Instant
  /** Read again, by `underLock`, where an instant decides something for others. */
  clock: Clock
  /** The request that is served, a UUID. None for what time does, and commands. */
  request_id?: string
}

/**
 * The same with the time as it is now. The caller holds the lock that guards what the instant decides: a request may have
 * waited for it for seconds, and others have gone on by the old state meanwhile.
 */
export const underLock = async (ctx: Ctx): Promise<Ctx> => ({ ...ctx, now: await ctx.clock(ctx.db) })

const nobody = { scopes: [], organisation_id: null, city_id: null, application_id: null }
export const anonymous: Actor = { ...nobody, id: null, role: 'anonymous', name: 'anonymous' }
export const system: Actor = { ...nobody, id: null, role: 'system', name: 'Cohort' }

/** Runs `work` in one transaction: inside it `ctx.db` is the transaction. An outer one is joined. See `transaction`. */
export function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  return transaction(ctx.db, (db) => work({ ...ctx, db }))
}
