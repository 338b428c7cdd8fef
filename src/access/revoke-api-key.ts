import { type Ctx, inTransaction } from '../platform/context.ts'
import { notFound } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import { findApiKey, updateRevoked } from './queries.ts'

/** Ends a key. Doing it again changes nothing. */
export function revokeApiKey(ctx: Ctx, id: string) {
  return inTransaction(ctx, async (ctx) => {
    if (!(await findApiKey(ctx.db, id))) throw notFound()
    if (!(await updateRevoked(ctx.db, id, ctx.now))) return
    await record(ctx, { subject: 'api_key', id, action: 'revoke', visibility: 'staff' })
  })
}
