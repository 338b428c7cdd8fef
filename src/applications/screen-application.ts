import type { Rule } from '../eligibility/report.ts'
import { checkVersion } from '../http/etag.ts'
import { instantOf } from '../http/formats.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { unprocessable } from '../platform/problem.ts'
import { assess } from './assess.ts'
import { checkMove } from './lifecycle.ts'
import { type Move, moveApplication } from './move-application.ts'
import { type ApplicationRow, getApplication, lockApplication, type ProgramRow } from './queries.ts'
import type { ApplicationReturn, Ineligibility } from './schema.ts'
import { notEligible } from './submit-application.ts'

type Locked = { application: ApplicationRow; program: ProgramRow }

/** Locks, asks what the move is, makes it, and answers with the application. */
export function move(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  decide: (ctx: Ctx, locked: Locked) => Move | Promise<Move>,
) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, locked.application.version)
    await moveApplication(ctx, locked.application, await decide(ctx, locked))
    return getApplication(ctx.db, ctx.actor, id)
  })
}

export const startReview = (ctx: Ctx, id: string, expected?: number) =>
  move(ctx, id, expected, () => ({ action: 'start_review', to: 'in_review' }))

/** Gives up an application, and with it the city's slot and the seat. */
export const withdrawApplication = (ctx: Ctx, id: string, expected: number | undefined, reason: string) =>
  move(ctx, id, expected, () => ({ action: 'withdraw', to: 'withdrawn', reason }))

/** Gives an application back to be corrected. Errors: transition_not_allowed, content_invalid. */
export const returnApplication = (
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { items, due_at }: ApplicationReturn,
) =>
  move(ctx, id, expected, (ctx) => {
    const until = instantOf(due_at)
    if (until <= ctx.now) throw unprocessable([{ pointer: '/due_at', code: 'past', detail: 'must be in the future' }])
    return {
      action: 'return',
      to: 'returned',
      change: { return_items: items, return_due_at: until },
      details: { items, due_at: until },
    }
  })

/** Ends an application by the hard criteria that it does not meet. Errors: transition_not_allowed, content_invalid. */
export const markIneligible = (
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { criteria, reason }: Ineligibility,
) =>
  move(ctx, id, expected, (_, { program }) => {
    const hard = (program.criteria as Rule[]).filter(({ kind }) => kind === 'hard').map(({ criterion }) => criterion)
    const errors = criteria.flatMap((criterion, i) =>
      hard.includes(criterion)
        ? []
        : {
            pointer: `/criteria/${i}`,
            code: 'not_hard',
            detail: `is not a hard criterion of this program: ${hard.join(', ')}`,
          },
    )
    if (errors.length > 0) throw unprocessable(errors)
    return { action: 'mark_ineligible', to: 'ineligible', reason, details: { criteria } }
  })

/** Takes an application up again after a waiver or corrected facts. Errors: transition_not_allowed, not_eligible, city_cap_reached. */
export const reinstateApplication = (ctx: Ctx, id: string, expected: number | undefined, reason: string) =>
  move(ctx, id, expected, async (ctx, { application, program }) => {
    checkMove(application.status, 'reinstate', ctx.actor.role)
    const report = await assess(ctx, application, program)
    // Whether there is a place is for the ledger to say, when it is taken.
    const failed = report.criteria.some(
      ({ criterion, kind, outcome }) => kind === 'hard' && outcome === 'not_met' && criterion !== 'city_slot_free',
    )
    if (failed) throw notEligible(report)
    return { action: 'reinstate', to: 'in_review', reason }
  })
