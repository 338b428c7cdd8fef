import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { settleReadiness } from '../participants/settle-readiness.ts'
import { changedParts, completeDetails, detailFaults } from './details.ts'
import { travelRequested, travelSet } from './events.ts'
import { getTravel, isFrozen } from './get-travel.ts'
import { lockTraveller } from './lock-traveller.ts'
import { findTravel, saveTravel } from './queries.ts'
import type { NewTravel, Travel } from './schema.ts'

/**
 * Sets the travel details as a whole. From the day of the freeze on, a participant's change is a request, and the details
 * stay as the host knows them; the instant is taken under the lock. Errors: not_found, no_place, stale, content_invalid.
 */
export function setTravel(ctx: Ctx, id: string, expected: Expected, body: NewTravel): Promise<Travel> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, program } = await lockTraveller(outer, id)
    const before = await findTravel(ctx.db, application.id)
    checkVersion(expected, before?.version ?? 0)
    const details = completeDetails(body)
    const faults = detailFaults(details, program)
    if (faults.length > 0) throw unprocessable(faults)
    const changed = changedParts(before?.details ?? null, details)
    // To tell what is there already takes a request back.
    if (before && changed.length === 0 && !before.requested) return getTravel(ctx, application.id)
    const isRequest = changed.length > 0 && ctx.actor.role === 'applicant' && isFrozen(program, ctx.now)
    const { id: application_id, program_id } = application
    await saveTravel(ctx.db, {
      application_id,
      program_id,
      details: isRequest ? (before?.details ?? completeDetails({})) : details,
      requested: isRequest ? details : null,
      version: (before?.version ?? 0) + 1,
      at: ctx.now,
    })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id,
      action: isRequest ? 'request_travel_change' : 'set_travel',
      event: isRequest ? travelRequested({ changed }) : travelSet({ changed }),
    })
    if (!isRequest) await settleReadiness(ctx, application, program)
    return getTravel(ctx, application_id)
  })
}
