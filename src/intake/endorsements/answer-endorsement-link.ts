import { type Actor, type Ctx, inTransaction, system } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { answerFor } from './answer.ts'
import { lockNominee } from './lock-nominee.ts'
import { openLink } from './open-link.ts'
import { present } from './present.ts'
import type { Endorsement, LinkAnswer } from './schema.ts'

/**
 * Takes the answer of a focal point through a one-time link. The lock of the application lets one of several answers in
 * the same moment through. Errors: not_found, link_used, link_ended, transition_not_allowed, content_invalid.
 */
export async function answerEndorsementLink(
  ctx: Ctx,
  secrets: Secrets,
  token: string,
  { answer, endorser, reason = null }: LinkAnswer,
): Promise<Endorsement> {
  if (answer === 'decline' && !reason)
    throw unprocessable([{ pointer: '/reason', code: 'required', detail: 'Say why: the applicant reads it.' }])
  return inTransaction(ctx, async (outer) => {
    const { application_id } = await openLink(outer, secrets, token)
    // The link acts for the city of the application, which the lock below looks up by the system's sight.
    const { application, ...rest } = await lockNominee({ ...outer, actor: system }, application_id, answer)
    // Again, under the lock: another answer may have used the link meanwhile.
    await openLink(outer, secrets, token)
    const actor: Actor = { ...system, role: 'city', name: 'A focal point, by a link', city_id: application.city_id }
    const row = await answerFor({ ...outer, actor }, { application, ...rest }, answer, {
      endorser,
      reason: answer === 'decline' ? reason : null,
      given_by: 'link',
    })
    return present(row, application.city_id, actor)
  })
}
