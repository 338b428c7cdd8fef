import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'

/** Stops the calls to a city's mailbox. Other messages still go there. Idempotent. */
export function refuseCalls(ctx: Ctx, city_id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { numUpdatedRows } = await ctx.db
      .updateTable('city_mailbox')
      .set((eb) => ({ calls: false, version: eb('version', '+', 1), updated_at: ctx.now }))
      .where('city_id', '=', city_id)
      .where('calls', '=', true)
      .executeTakeFirst()
    if (Number(numUpdatedRows) > 0) await record(ctx, { subject: 'city', id: city_id, action: 'refuse_calls' })
  })
}
