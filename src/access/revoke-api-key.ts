import { type Ctx, inTransaction } from '../platform/context.ts'
import { notFound } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import { findApiKey, updateRevoked } from './queries.ts'

/** Ends a key. Doing it again changes nothing. */
export function revokeApiKey(ctx: Ctx, id: string) {
  return inTransaction(ctx, async (ctx) => {
    const key = await findApiKey(ctx.db, id)
    if (!key) throw notFound()
    if (key.revoked_at) return
    await updateRevoked(ctx.db, id, ctx.now)
    await record(ctx, { subject: 'api_key', id, action: 'revoke', visibility: 'staff' })
  })
}
