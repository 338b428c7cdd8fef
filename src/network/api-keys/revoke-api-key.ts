import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { findApiKey, lockKeyMakers, updateRevoked } from './queries.ts'

/** Revokes a key, unless it is the last one that can create keys. Idempotent. Errors: not_found, last_key_maker. */
export function revokeApiKey(ctx: Ctx, id: string) {
  return inTransaction(ctx, async (ctx) => {
    if (!(await findApiKey(ctx.db, id))) throw notFound()
    const all = await lockKeyMakers(ctx.db)
    ctx = await underLock(ctx)
    const makers = all.filter(({ expires_at }) => expires_at === null || expires_at > ctx.now)
    if (makers.length === 1 && makers[0]?.id === id)
      throw new Problem(
        409,
        'last_key_maker',
        'After this no other key could make keys. First make one of role secretariat with api_keys:write.',
      )
    if (!(await updateRevoked(ctx.db, id, ctx.now))) return
    await record(ctx, { subject: 'api_key', id, action: 'revoke', visibility: 'staff' })
  })
}
