import { type Ctx, inTransaction } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { answerFor } from './answer.ts'
import { lockNominee } from './lock-nominee.ts'
import { present } from './present.ts'
import type { Endorsement, NewEndorsement } from './schema.ts'

/**
 * Records the city's word that an official is its nominee, by its own key, or by staff who hold it on paper. Attests the
 * post. Errors: not_found, transition_not_allowed, endorsement_exists, content_invalid.
 */
export function endorseApplication(
  ctx: Ctx,
  application_id: string,
  { endorser, form_checked = false }: NewEndorsement,
): Promise<Endorsement> {
  const isPaper = ctx.actor.role !== 'city'
  if (isPaper && !form_checked)
    throw unprocessable([
      {
        pointer: '/form_checked',
        code: 'required',
        detail: 'must be true: hold the signed nomination form against the application before you record it',
      },
    ])
  return inTransaction(ctx, async (ctx) => {
    const nominee = await lockNominee(ctx, application_id, 'endorse')
    const answer = { endorser, form_checked, given_by: isPaper ? ('paper' as const) : ('key' as const) }
    const row = await answerFor(ctx, nominee, 'endorse', answer)
    return present(row, nominee.application.city_id, ctx.actor)
  })
}
