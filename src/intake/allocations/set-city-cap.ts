import { type Ctx, inTransaction } from '../../platform/context.ts'
import { lockAllocation, recordCap } from './city-cap.ts'
import type { Allocation, CityCap } from './schema.ts'
import { getAllocation } from './slot-ledger.ts'

/** Sets the cap of one city. One below what is in use removes nobody; it shows as over_by, and refuses what comes. */
export function setCityCap(
  ctx: Ctx,
  program_id: string,
  city_id: string,
  { max_applications, reason }: CityCap,
): Promise<Allocation> {
  return inTransaction(ctx, async (ctx) => {
    // A transaction that takes a slot reads the cap under this lock: this one counts it, or it sees the new cap.
    await lockAllocation(ctx.db, program_id, city_id)
    const before = await getAllocation(ctx, program_id, city_id)
    await ctx.db
      .insertInto('city_cap')
      .values({ program_id, city_id, max_applications, reason, set_at: ctx.now })
      .onConflict((oc) =>
        oc.columns(['program_id', 'city_id']).doUpdateSet({ max_applications, reason, set_at: ctx.now }),
      )
      .execute()
    const after = await getAllocation(ctx, program_id, city_id)
    await recordCap(ctx, 'set_city_cap', before, after, reason)
    return after
  })
}
