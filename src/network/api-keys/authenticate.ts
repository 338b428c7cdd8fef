import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Deadline } from '../../platform/deadline.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { prefixOf, type Secrets } from '../../platform/secrets.ts'
import { findApiKeyByHash } from './find-api-key.ts'
import { findApplicationByToken } from './queries.ts'
import { scopesOf } from './scopes.ts'

/** How long a process may trust a key that it has read. `revokeApiKey` answers only after this time. */
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
      return { actor: application && applicant(application.id), expires_at: null }
    }
    const [key] = await findApiKeyByHash(db, { hash })
    if (!key || key.revoked_at) return { actor: undefined, expires_at: null }
    const { id, name, scopes, organisation_id, city_id, expires_at } = key
    return {
      actor: { id, name, role: key.role, scopes, organisation_id, city_id, application_id: null },
      expires_at,
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
    return expires_at && expires_at <= (await clock(reach(deadline))) ? undefined : actor
  }
}

const applicant = (application_id: string): Actor => ({
  id: application_id,
  role: 'applicant',
  name: 'the applicant',
  scopes: scopesOf.applicant,
  organisation_id: null,
  city_id: null,
  application_id,
})
