import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import type { Assignment } from './balance.ts'
import { reviewAssigned } from './events.ts'
import { insertReviews } from './queries.ts'

/** Writes assignments under the lock of the program’s reviews, each with its entry and event. Returns their ids. */
export async function assign(ctx: Ctx, program_id: string, assigned: readonly Assignment[]): Promise<string[]> {
  const { actor, now } = ctx
  const rows = assigned.map((pair) => ({ id: uuidv7(), program_id, ...pair }))
  if (rows.length === 0) return []
  await insertReviews(ctx.db, rows, { assigned_by: actor.name, now })
  await record(
    ctx,
    ...rows.map(({ id: review_id, application_id, reviewer_id }) => ({
      subject: 'application' as const,
      id: application_id,
      program_id,
      action: 'assign_review',
      event: reviewAssigned({ review_id, reviewer_id }),
      visibility: 'staff' as const,
    })),
  )
  return rows.map(({ id }) => id)
}
