import { checkVersion, type Expected } from '../../http/etag.ts'
import { moveApplication } from '../../intake/applications/move-application.ts'
import { type Ctx, inTransaction, system } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { voidLetters } from '../letters/void-letters.ts'
import { settleVisaCondition } from '../offers/settle-visa-condition.ts'
import { settleReadiness } from '../participants/settle-readiness.ts'
import { lockTraveller } from '../travel/lock-traveller.ts'
import { visaTold } from './events.ts'
import { getVisa } from './get-visa.ts'
import { checkVisaMove } from './lifecycle.ts'
import { findVisa, saveVisa } from './queries.ts'
import type { NewVisa, Visa } from './schema.ts'

/** Why the offer ends: nobody is to blame. */
const REFUSED = 'visa_refused'

/**
 * Tells how a visa stands. One that is there meets the condition of the offer, and perhaps confirms the place. One that was
 * refused ends the place in the same transaction: slot and seat are free for the city. Errors: not_found, no_place, stale, visa_state.
 */
export function setVisaStatus(
  ctx: Ctx,
  id: string,
  expected: Expected,
  { status, note = null }: NewVisa,
): Promise<Visa> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, program } = await lockTraveller(outer, id)
    const before = await findVisa(ctx.db, application.id)
    checkVersion(expected, before?.version ?? 0)
    checkVisaMove(before?.status ?? null, status, ctx.actor.role)
    const { id: application_id, program_id, city_id } = application
    const version = (before?.version ?? 0) + 1
    await saveVisa(ctx.db, { application_id, program_id, status, note, version, at: ctx.now })
    if (before?.status !== status)
      await record(ctx, {
        subject: 'application',
        id: application_id,
        program_id,
        action: 'tell_visa',
        event: visaTold({ city_id, before: before?.status ?? null, status }),
      })
    if (status === 'granted' || status === 'not_required')
      await settleVisaCondition(ctx, application, program, 'meet', null)
    if (status === 'refused') {
      await settleVisaCondition(ctx, application, program, 'fail', REFUSED)
      await voidLetters(ctx, [application.id])
      await moveApplication({ ...ctx, actor: system }, application, program, {
        action: 'withdraw_offer',
        reason: REFUSED,
      })
    } else await settleReadiness(ctx, application, program)
    return getVisa(ctx, application_id)
  })
}
