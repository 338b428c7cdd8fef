import { instantOf } from '../http/formats.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import type { Instant } from '../platform/db.ts'
import { uuidv7 } from '../platform/ids.ts'
import { type ProblemItem, unprocessable } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import { type CredentialPrefix, newCredential, type Secrets } from '../platform/secrets.ts'
import { insertApiKey } from './queries.ts'
import type { NewApiKey } from './schema.ts'
import { scopesOf } from './scopes.ts'

export interface KeyMaking {
  secrets: Secrets
  /** Not `prefix`: Fastify would put that before every route. */
  keyPrefix: CredentialPrefix
}

async function faultsOf(ctx: Ctx, wanted: NewApiKey, expires_at: Instant | null): Promise<ProblemItem[]> {
  const errors: ProblemItem[] = []
  for (const [role, table] of [
    ['organisation', 'organisation'],
    ['city', 'city'],
  ] as const) {
    const pointer = `/${table}_id`
    const id = wanted[`${table}_id`] ?? null
    if (wanted.role !== role) {
      if (id) errors.push({ pointer, code: 'not_allowed', detail: `only a key of role ${role} has this` })
    } else if (!id) errors.push({ pointer, code: 'required', detail: `a key of role ${role} needs this` })
    else if (!(await ctx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()))
      errors.push({ pointer, code: 'unknown', detail: 'there is none with this id' })
  }
  wanted.scopes?.forEach((scope, i) => {
    if (!(scopesOf[wanted.role] as readonly string[]).includes(scope))
      errors.push({
        pointer: `/scopes/${i}`,
        code: 'not_allowed',
        detail: `a key of role ${wanted.role} cannot have ${scope}`,
      })
  })
  if (expires_at && expires_at <= ctx.now)
    errors.push({ pointer: '/expires_at', code: 'past', detail: 'must be in the future' })
  return errors
}

/** Makes a key and shows it once; only its keyed hash is kept. Errors: content_invalid. */
export function createApiKey(
  ctx: Ctx,
  { secrets, keyPrefix }: KeyMaking,
  wanted: NewApiKey,
  key = newCredential(keyPrefix),
) {
  return inTransaction(ctx, async (ctx) => {
    const expires_at = wanted.expires_at ? instantOf(wanted.expires_at) : null
    const errors = await faultsOf(ctx, wanted, expires_at)
    if (errors.length > 0) throw unprocessable(errors)
    const row = await insertApiKey(ctx.db, {
      id: uuidv7(),
      name: wanted.name,
      role: wanted.role,
      organisation_id: wanted.organisation_id ?? null,
      city_id: wanted.city_id ?? null,
      scopes: [...(wanted.scopes ?? scopesOf[wanted.role])],
      hash: secrets.hash(key),
      hint: key.slice(-4),
      created_at: ctx.now,
      expires_at,
    })
    await record(ctx, {
      subject: 'api_key',
      id: row.id,
      action: 'create',
      details: { role: row.role },
      visibility: 'staff',
    })
    return { ...row, key }
  })
}
