import { instantOf } from '../../http/formats.ts'
import { normalizeOrigin } from '../../http/origins.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { type CredentialPrefix, newCredential, type Secrets } from '../../platform/secrets.ts'
import { record } from '../../record/record.ts'
import { findApiKey, insertApiKey } from './queries.ts'
import type { NewApiKey } from './schema.ts'
import { SCOPES, scopesOf } from './scopes.ts'

export interface KeyMaking {
  secrets: Secrets
  /** Not named `prefix`: Fastify would put that before every route. */
  keyPrefix: CredentialPrefix
}

const fault = (pointer: string, code: string, detail: string): ProblemItem => ({ pointer, code, detail })

/** A key of role `organisation` or `city` must name its organisation or city. No other key may. */
async function holderFaults(ctx: Ctx, wanted: NewApiKey): Promise<ProblemItem[]> {
  const faults: ProblemItem[] = []
  for (const role of ['organisation', 'city'] as const) {
    const pointer = `/${role}_id`
    const id = wanted[`${role}_id`] ?? null
    if (wanted.role !== role) {
      if (id) faults.push(fault(pointer, 'not_allowed', `only a key of role ${role} may have this`))
    } else if (!id) faults.push(fault(pointer, 'required', `a key of role ${role} needs this`))
    else if (!(await ctx.db.selectFrom(role).select('id').where('id', '=', id).executeTakeFirst()))
      faults.push(fault(pointer, 'unknown', `there is no ${role} with this id`))
  }
  return faults
}

/** A publishable key names its pages, and either a program or a series. No other key has a program or a series. */
async function pageFaults(ctx: Ctx, { role, kind, ...wanted }: NewApiKey): Promise<ProblemItem[]> {
  const isPage = role === 'page'
  const faults: ProblemItem[] = []
  if (kind && (kind === 'publishable') !== isPage)
    faults.push(fault('/kind', 'not_allowed', 'a key of role page is publishable, and a key of another role is secret'))
  const named = (['program', 'series'] as const).filter((table) => wanted[`${table}_id`])
  for (const table of named) {
    const pointer = `/${table}_id`
    const id = String(wanted[`${table}_id`])
    if (!isPage) faults.push(fault(pointer, 'not_allowed', 'only a key of role page may have this'))
    else if (!(await ctx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()))
      faults.push(fault(pointer, 'unknown', `there is no ${table} with this id`))
  }
  if (isPage && named.length === 0)
    faults.push(fault('/program_id', 'required', 'a key of role page needs a program, or a series in series_id'))
  if (isPage && named.length === 2)
    faults.push(fault('/series_id', 'not_allowed', 'a key of role page has a program or a series, not both'))
  if (isPage && !wanted.origins)
    faults.push(fault('/origins', 'required', 'a key of role page needs the origins of its pages'))
  for (const [i, origin] of (wanted.origins ?? []).entries())
    if (!normalizeOrigin(origin))
      faults.push(
        fault(`/origins/${i}`, 'format', 'must be an origin such as https://apply.city.example, without a path or a *'),
      )
  return faults
}

/** The limits of the key that creates another: it gives no scope that it lacks, and no end after its own. */
interface Gift {
  scopes: readonly string[]
  until: Instant | null
}

/** The command line and the sandbox act as the system, which may give every scope. */
async function giftOf({ db, actor }: Ctx): Promise<Gift> {
  if (actor.role === 'system') return { scopes: SCOPES, until: null }
  const maker = await findApiKey(db, String(actor.id))
  return { scopes: actor.scopes, until: maker?.expires_at ?? null }
}

function scopeFaults({ role, scopes }: NewApiKey, gift: Gift): ProblemItem[] {
  const ofRole: readonly string[] = scopesOf[role]
  if (!scopes && !ofRole.some((scope) => gift.scopes.includes(scope)))
    return [fault('/role', 'exceeds_yours', `your own key has none of the scopes of a ${role}`)]
  return (scopes ?? []).flatMap((scope, i) => {
    const pointer = `/scopes/${i}`
    if (!ofRole.includes(scope)) return fault(pointer, 'not_allowed', `a key of role ${role} cannot have ${scope}`)
    if (gift.scopes.includes(scope)) return []
    return fault(pointer, 'exceeds_yours', `your own key does not have ${scope}, so it cannot give it`)
  })
}

function expiryFaults(expires_at: Instant | null, { until }: Gift, now: Instant): ProblemItem[] {
  if (expires_at && expires_at <= now) return [fault('/expires_at', 'past', 'must be in the future')]
  if (until && (!expires_at || expires_at > until))
    return [
      fault('/expires_at', 'exceeds_yours', `your own key ends at ${until}: a key that it makes must end by then`),
    ]
  return []
}

/**
 * Creates a key and shows it once; only its keyed hash is stored. Scopes left out: all that the role can have and the
 * creating key can give. `expires_at` left out: the end of the creating key. Errors: content_invalid.
 */
export function createApiKey(
  ctx: Ctx,
  { secrets, keyPrefix }: KeyMaking,
  wanted: NewApiKey,
  key = newCredential(wanted.role === 'page' ? 'coh_pub_' : keyPrefix),
) {
  return inTransaction(ctx, async (ctx) => {
    const gift = await giftOf(ctx)
    const { expires_at: end = gift.until } = wanted
    const expires_at = end && instantOf(end)
    const errors = [
      ...(await holderFaults(ctx, wanted)),
      ...(await pageFaults(ctx, wanted)),
      ...scopeFaults(wanted, gift),
      ...expiryFaults(expires_at, gift, ctx.now),
    ]
    if (errors.length > 0) throw unprocessable(errors)
    const scopes = wanted.scopes ?? scopesOf[wanted.role].filter((scope) => gift.scopes.includes(scope))
    const row = await insertApiKey(ctx.db, {
      id: uuidv7(),
      name: wanted.name,
      role: wanted.role,
      organisation_id: wanted.organisation_id ?? null,
      city_id: wanted.city_id ?? null,
      program_id: wanted.program_id ?? null,
      series_id: wanted.series_id ?? null,
      origins: wanted.origins ? [...new Set(wanted.origins.map((origin) => String(normalizeOrigin(origin))))] : null,
      scopes: [...scopes],
      hash: secrets.hash(key),
      hint: key.slice(-4),
      created_at: ctx.now,
      expires_at,
    })
    await record(ctx, {
      subject: 'api_key',
      id: row.id,
      action: 'create',
      details: { role: row.role, scopes: row.scopes },
      visibility: 'staff',
    })
    return { ...row, key }
  })
}
