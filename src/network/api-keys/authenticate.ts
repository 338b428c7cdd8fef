import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { unauthorized } from '../../http/auth.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Deadline } from '../../platform/deadline.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { prefixOf, type Secrets } from '../../platform/secrets.ts'
import { findApiKeyByHash } from './find-api-key.ts'
import { findApplicationByToken } from './queries.ts'
import { scopesOf, withParts } from './scopes.ts'
import { TOKEN_DAYS, tokenEndsAt } from './token-end.ts'

/** How long a process may trust a credential that it has read. See `afterCaches`. */
export const KEY_CACHE_MS = 500
const KEYS_AT_MOST = 10_000

interface AuthenticatorOptions {
  /** Gives the database for queries that must end by the deadline. */
  reach: (deadline: Deadline) => Db
  secrets: Secrets
  clock: Clock
  sandbox: boolean
}

interface Known {
  actor: Actor | undefined
  expires_at: string | null
}

/** Sends an answer only when no process trusts an earlier reading of the credentials any more. */
export const afterCaches = async (_request: unknown, reply: { statusCode: number }): Promise<void> => {
  if (reply.statusCode < 300) await sleep(KEY_CACHE_MS)
}

/**
 * Finds the actor of a credential; undefined for none. The checksum reveals a typing error without a query. A key is
 * trusted for KEY_CACHE_MS from *before* it was read, so a committed revocation is in force everywhere after that time.
 */
export function authenticator(options: AuthenticatorOptions) {
  const { reach, secrets, clock, sandbox } = options
  const cache = new LRUCache<string, Promise<Known>>({ max: KEYS_AT_MOST, ttl: KEY_CACHE_MS })

  async function lookUp(credential: string, deadline: Deadline): Promise<Known> {
    const prefix = prefixOf(credential)
    if (!prefix || (prefix === 'coh_test_' && !sandbox)) return { actor: undefined, expires_at: null }
    const hash = secrets.hash(credential)
    const db = reach(deadline)
    if (prefix === 'coh_applicant_') {
      const [application] = await findApplicationByToken(db, { hash })
      if (!application) return { actor: undefined, expires_at: null }
      const expires_at = tokenEndsAt(application)
      return { actor: { ...applicant(application.id), token_hash: hash, expires_at }, expires_at }
    }
    const [key] = await findApiKeyByHash(db, { hash })
    if (!key || key.revoked_at) return { actor: undefined, expires_at: null }
    const { hint, created_at, revoked_at, ...actor } = key
    return {
      actor: { ...actor, scopes: withParts(key.scopes), application_id: null },
      expires_at: key.expires_at,
    }
  }

  return async (credential: string, deadline: Deadline): Promise<Actor | undefined> => {
    const start = performance.now()
    let known = cache.get(credential)
    if (!known) {
      known = lookUp(credential, deadline)
      known.catch(() => cache.delete(credential))
      cache.set(credential, known, { start })
    }
    const { actor, expires_at } = await known
    if (!expires_at || expires_at > (await clock(reach(deadline)))) return actor
    if (actor?.role !== 'applicant') return undefined
    throw unauthorized(`This applicant’s token ended at ${expires_at}, ${TOKEN_DAYS} days after the program.`, {
      expired_at: expires_at,
    })
  }
}

/** The applicant of an application. */
export const applicant = (application_id: string): Actor => ({
  id: application_id,
  role: 'applicant',
  name: 'the applicant',
  scopes: scopesOf.applicant,
  organisation_id: null,
  city_id: null,
  application_id,
})
