import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { settleReadiness } from '../participants/settle-readiness.ts'
import { changedParts } from './details.ts'
import { travelAccepted, travelDeclined } from './events.ts'
import { getTravel } from './get-travel.ts'
import { lockTraveller } from './lock-traveller.ts'
import { findTravel, saveTravel } from './queries.ts'
import type { Travel } from './schema.ts'

/** Takes over a requested change, or declines it with a reason, and leaves the details as they are. */
export function answerTravelRequest(ctx: Ctx, id: string, expected: Expected, reason: string | null): Promise<Travel> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, program } = await lockTraveller(outer, id)
    const before = await findTravel(ctx.db, application.id)
    checkVersion(expected, before?.version ?? 0)
    if (!before?.requested)
      throw new Problem(409, 'no_travel_request', 'There is no change of the travel details to answer.')
    const changed = changedParts(before.details, before.requested)
    const { id: application_id, program_id } = application
    const details = reason === null ? before.requested : before.details
    const version = before.version + 1
    await saveTravel(ctx.db, { application_id, program_id, details, requested: null, version, at: ctx.now })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id,
      action: reason === null ? 'accept_travel_change' : 'decline_travel_change',
      event: reason === null ? travelAccepted({ changed }) : travelDeclined({ changed }),
      reason,
    })
    if (reason === null) await settleReadiness(ctx, application, program)
    return getTravel(ctx, application_id)
  })
}
