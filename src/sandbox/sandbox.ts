import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { createApiKey } from '../network/api-keys/create-api-key.ts'
import { findApiKeyByHash } from '../network/api-keys/find-api-key.ts'
import { stoppedAt } from '../platform/clock.ts'
import { type Ctx, inTransaction, system } from '../platform/context.ts'
import type { Db } from '../platform/postgres/db.ts'
import { derivedCredential, type Secrets } from '../platform/secrets.ts'
import { SANDBOX_STARTS_AT } from './clock.ts'

const nobody = { organisation_id: null, city_id: null }

/** The holders of demo credentials: three roles, and each organisation and city of the demo world (rows with a `key`). */
async function holders(db: Db) {
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('key', 'is not', null)
    .where('kind', '!=', 'secretariat')
    .orderBy('name')
    .execute()
  const cities = await db
    .selectFrom('city')
    .select(['id', 'name'])
    .where('key', 'is not', null)
    .orderBy('name')
    .execute()
  return [
    { role: 'secretariat' as const, name: 'Secretariat', ...nobody },
    { role: 'frontend' as const, name: 'Frontend', ...nobody },
    { role: 'reviewer' as const, name: 'Reviewer', ...nobody },
    ...organisations.map(({ id, name }) => ({
      role: 'organisation' as const,
      name,
      organisation_id: id,
      city_id: null,
    })),
    ...cities.map(({ id, name }) => ({ role: 'city' as const, name, organisation_id: null, city_id: id })),
  ]
}

/** The demo credentials. They are derived from the sandbox's secret, so they can be shown again at any time. */
export async function listCredentials(db: Db) {
  const { secret } = await db.selectFrom('sandbox').select('secret').executeTakeFirstOrThrow()
  const list = await holders(db)
  return list.map((holder) => ({
    ...holder,
    key: derivedCredential('coh_test_', secret, `${holder.role} ${holder.organisation_id ?? holder.city_id ?? ''}`),
  }))
}

/** Creates the sandbox's clock and credentials in a database, if they are missing. */
export function openSandbox(db: Db, secrets: Secrets): Promise<void> {
  const ctx: Ctx = { db, actor: system, now: SANDBOX_STARTS_AT, clock: stoppedAt(SANDBOX_STARTS_AT) }
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto('sandbox')
      .values({ clock_base: SANDBOX_STARTS_AT, clock_set_at: sql`clock_timestamp()`, secret: randomBytes(32) })
      .onConflict((oc) => oc.doNothing())
      .execute()
    await ctx.db.selectFrom('sandbox').select('secret').forUpdate().execute()
    for (const { key, ...holder } of await listCredentials(ctx.db)) {
      const [known] = await findApiKeyByHash(ctx.db, { hash: secrets.hash(key) })
      if (known) continue
      await createApiKey(ctx, { secrets, keyPrefix: 'coh_test_' }, holder, key)
    }
  })
}
