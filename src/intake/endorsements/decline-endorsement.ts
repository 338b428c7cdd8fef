import { type Ctx, inTransaction } from '../../platform/context.ts'
import { answerFor } from './answer.ts'
import { lockNominee } from './lock-nominee.ts'
import { present } from './present.ts'
import type { DeclinedEndorsement, Endorsement } from './schema.ts'

/**
 * Records the city's no. If the city had endorsed, it takes its word back, and the post is no longer attested.
 * Errors: not_found, transition_not_allowed, endorsement_state.
 */
export function declineEndorsement(
  ctx: Ctx,
  application_id: string,
  { endorser, reason }: DeclinedEndorsement,
): Promise<Endorsement> {
  return inTransaction(ctx, async (ctx) => {
    const nominee = await lockNominee(ctx, application_id, 'decline_endorsement')
    const action = nominee.last?.status === 'endorsed' ? 'withdraw' : 'decline'
    const given_by = ctx.actor.role === 'city' ? 'key' : 'paper'
    const row = await answerFor(ctx, nominee, action, { endorser, reason, given_by })
    return present(row, nominee.application.city_id, ctx.actor)
  })
}
