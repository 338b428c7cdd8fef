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
  | 'page'
  | 'applicant'
  | 'system'

/** The caller of an operation. The history and idempotency keys refer to its `id`. */
export interface Actor {
  id: string | null
  role: Role
  name: string
  scopes: readonly string[]
  organisation_id: string | null
  city_id: string | null
  application_id: string | null
  /** When the credential ends. Left out: it does not, or the credential is none of a client's. */
  expires_at?: Instant | null
  /** The web pages that may use the key. Null or left out: those of the settings. */
  origins?: readonly string[] | null
  /** A key of role `page` starts applications in this program only, or in this series. */
  program_id?: string | null
  series_id?: string | null
  /** Of an applicant: the hash of the token that it sent. */
  token_hash?: Buffer
}

/** The context of an operation. */
export interface Ctx {
  /** The database; inside a transaction, the transaction. */
  db: Db
  actor: Actor
  /** When the request was received. */
  now: Instant
  /** `underLock` reads it again if an instant decides something for others. */
  clock: Clock
  /** The id of the request, a UUID. Undefined for timed work and commands. */
  request_id?: string
}

/**
 * The context with the current time. The caller holds the lock that guards what the instant decides: it may have waited
 * for seconds, while other requests still acted on the old state.
 */
export const underLock = async (ctx: Ctx): Promise<Ctx> => ({ ...ctx, now: await ctx.clock(ctx.db) })

const nobody = { scopes: [], organisation_id: null, city_id: null, application_id: null }
export const anonymous: Actor = { ...nobody, id: null, role: 'anonymous', name: 'anonymous' }
export const system: Actor = { ...nobody, id: null, role: 'system', name: 'Cohort' }

/** Runs `work` in one transaction, which is its `ctx.db`. Joins an outer transaction. See `transaction`. */
export function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  return transaction(ctx.db, (db) => work({ ...ctx, db }))
}
