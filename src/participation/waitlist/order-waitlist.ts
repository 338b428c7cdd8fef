import { lockForRelease } from '../../catalogue/programs/release-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { placeOnWaitlist } from '../../selection/decisions/place-on-waitlist.ts'
import { waitlistOrdered } from './events.ts'
import { listWaiting } from './queries.ts'

function faultsOf(given: readonly string[], waiting: readonly string[]): ProblemItem[] {
  const missing = waiting.filter((id) => !given.includes(id))
  const faults = given.flatMap((id, i) =>
    waiting.includes(id)
      ? []
      : [{ pointer: `/application_ids/${i}`, code: 'unknown', detail: 'is not on the waitlist of this program' }],
  )
  if (missing.length > 0)
    faults.push({
      pointer: '/application_ids',
      code: 'incomplete',
      detail: `must have everyone on the waitlist; these are missing: ${missing.join(', ')}`,
    })
  return faults
}

/**
 * Sets the order in which a program promotes. Errors: not_found, role_not_allowed, program_status, content_invalid.
 */
export function orderWaitlist(ctx: Ctx, program_id: string, application_ids: readonly string[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    await lockForRelease(ctx, program_id, 'decided')
    const waiting = (await listWaiting(ctx.db, program_id)).map(({ application_id }) => application_id)
    const given = application_ids.map((id) => id.toLowerCase())
    const faults = faultsOf(given, waiting)
    if (faults.length > 0) throw unprocessable(faults)
    await placeOnWaitlist(ctx, given)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'order_waitlist',
      event: waitlistOrdered({ count: given.length }),
      visibility: 'staff',
    })
  })
}
