import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { getApplication } from '../../intake/applications/get-application.ts'
import { targetOf } from '../../intake/applications/lifecycle.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { type Move, moveApplication } from '../../intake/applications/move-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { confirmSettled } from './confirm-settled.ts'
import { checkNoClash } from './no-clash.ts'
import { acceptTerms, listConditions } from './queries.ts'
import { checkReplyBy } from './reply-by.ts'
import type { Acceptance } from './schema.ts'
import { termsOf } from './terms.ts'

/** Accepts an offer by either action, with the terms as they are now. Confirms the place if nothing is missing. */
export function acceptBy(ctx: Ctx, id: string, expected: Expected, move: Move, { coverage_digest }: Acceptance) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    checkReplyBy(application, ctx.now)
    const status = targetOf(application.status, move.action, ctx.actor, stageOf(program, ctx.now))
    const terms = termsOf(program)
    if (coverage_digest && coverage_digest !== terms.coverage_digest)
      throw new Problem(409, 'coverage_changed', 'Who pays what has changed since the offer was read.', { ...terms })
    await checkNoClash(ctx, application, program)
    await moveApplication(ctx, application, program, move)
    const offer = await acceptTerms(ctx.db, id, terms)
    await confirmSettled(ctx, { ...application, status }, program, await listConditions(ctx.db, offer.id))
    return getApplication(ctx, id)
  })
}

/**
 * Accepts an offer. Errors: not_found, stale, transition_not_allowed, offer_expired, coverage_changed, place_clash.
 */
export const acceptOffer = (ctx: Ctx, id: string, expected?: Expected, body: Acceptance | null = {}) =>
  acceptBy(ctx, id, expected, { action: 'accept' }, body ?? {})
