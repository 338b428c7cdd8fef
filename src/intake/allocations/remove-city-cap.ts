import { type Ctx, inTransaction } from '../../platform/context.ts'
import { lockAllocation, recordCap } from './city-cap.ts'
import { getAllocation } from './slot-ledger.ts'

/** Takes the cap of one city back: the program's own holds again. Without one it changes nothing. Errors: not_found. */
export function removeCityCap(ctx: Ctx, program_id: string, city_id: string, reason?: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockAllocation(ctx.db, program_id, city_id)
    const before = await getAllocation(ctx, program_id, city_id)
    const removed = await ctx.db
      .deleteFrom('city_cap')
      .where('program_id', '=', program_id)
      .where('city_id', '=', city_id)
      .returning('city_id')
      .executeTakeFirst()
    if (!removed) return
    await recordCap(ctx, 'remove_city_cap', before, await getAllocation(ctx, program_id, city_id), reason)
  })
}
