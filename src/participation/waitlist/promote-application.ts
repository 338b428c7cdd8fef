import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { lockForRelease } from '../../catalogue/programs/release-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { getApplication, getApplicationRow } from '../../intake/applications/get-application.ts'
import { targetOf } from '../../intake/applications/lifecycle.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { notFound, Problem, unprocessable } from '../../platform/problem.ts'
import { newReplyBy } from '../offers/reply-by.ts'
import type { Judged } from './judge-waiting.ts'
import { promote, usualReplyBy } from './promote.ts'
import { readWaitlist } from './read-waitlist.ts'
import type { NewPromotion } from './schema.ts'

/** The database refuses a seat too much. This refuses what it does not know. Errors: seat_reserved, visa_too_late. */
function checkFits({ obstacles, latest_safe_decision_date }: Judged, override: boolean): void {
  const reserved = obstacles.find(({ code }) => code === 'seat_reserved')
  if (reserved) throw new Problem(409, 'seat_reserved', reserved.detail)
  const late = obstacles.find(({ code }) => code === 'visa_too_late')
  if (late && !override) throw new Problem(409, 'visa_too_late', late.detail, { latest_safe_decision_date })
}

/**
 * Promotes one of the waitlist by hand. Errors: not_found, stale, program_status, transition_not_allowed, content_invalid,
 * seat_reserved, visa_too_late, seats_exceeded, city_participants_exceeded.
 */
export function promoteApplication(ctx: Ctx, id: string, expected: Expected, body: NewPromotion) {
  const { reason, override = false } = body
  if (override && !reason)
    throw unprocessable([{ pointer: '/reason', code: 'required', detail: 'is needed for an override' }])
  return inTransaction(ctx, async (ctx) => {
    const { program_id } = await getApplicationRow(ctx.db, ctx.actor, id)
    const program = await lockForRelease(ctx, program_id, 'promoted')
    const { application } = await lockApplication(ctx.db, ctx.actor, id)
    ctx = await underLock(ctx)
    checkVersion(expected, application.version)
    targetOf(application.status, 'promote', ctx.actor, stageOf(program, ctx.now))
    const waitlist = await readWaitlist(ctx, program)
    const wanted = waitlist.find(({ application_id }) => application_id === application.id)
    if (!wanted) throw notFound()
    checkFits(wanted, override)
    const reply_by = body.reply_by ? newReplyBy(body.reply_by, program, ctx) : usualReplyBy(ctx, program)
    await promote(ctx, program, waitlist, wanted, { reply_by, automatic: false, reason })
    return getApplication(ctx, id)
  })
}
