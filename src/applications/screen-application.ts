import { programEndsAt, stageOf } from '../eligibility/program-times.ts'
import type { Rule } from '../eligibility/report.ts'
import { checkVersion } from '../http/etag.ts'
import { instantOf } from '../http/formats.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { unprocessable } from '../platform/problem.ts'
import { assess } from './assess.ts'
import { type Action, targetOf } from './lifecycle.ts'
import { type Move, moveApplication } from './move-application.ts'
import { namedParts } from './parts.ts'
import { type ApplicationRow, getApplication, lockApplication, type ProgramRow } from './queries.ts'
import type { ApplicationReturn, Ineligibility } from './schema.ts'
import { failing, notEligible } from './submit-application.ts'

type Locked = { application: ApplicationRow; program: ProgramRow }

/** Locks, looks whether the state allows the action, asks for what else changes, moves, and answers with the application. */
export function move(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  action: Action,
  rest: (ctx: Ctx, locked: Locked) => Omit<Move, 'action'> | Promise<Omit<Move, 'action'>> = () => ({}),
) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockApplication(ctx.db, ctx.actor, id)
    const { application, program } = locked
    checkVersion(expected, application.version)
    targetOf(application.status, action, ctx.actor, stageOf(program, ctx.now))
    await moveApplication(ctx, application, program, { action, ...(await rest(ctx, locked)) })
    return getApplication(ctx, id)
  })
}

export const startReview = (ctx: Ctx, id: string, expected?: number) => move(ctx, id, expected, 'start_review')

/** Gives up an application, and with it the city's slot and the seat. */
export const withdrawApplication = (ctx: Ctx, id: string, expected: number | undefined, reason: string) =>
  move(ctx, id, expected, 'withdraw', () => ({ reason }))

const wrongDate = (code: string, detail: string) => unprocessable([{ pointer: '/due_at', code, detail }])

/**
 * Returns an application to be corrected, in the parts that are named. One that is returned already gets another list
 * and another date. Errors: transition_not_allowed, content_invalid.
 */
export const returnApplication = (ctx: Ctx, id: string, expected: number | undefined, body: ApplicationReturn) =>
  move(ctx, id, expected, 'return', (ctx, { program }) => {
    const { items } = body
    const parts = namedParts(body)
    const due_at = instantOf(body.due_at)
    const end = programEndsAt(program)
    if (due_at <= ctx.now) throw wrongDate('past', 'must be in the future')
    if (due_at > end) throw wrongDate('after_end', `must be before the end of the program, ${end}`)
    return {
      change: { return_items: items, return_parts: parts, return_due_at: due_at, incomplete: false },
      details: { items, ...(parts && { parts }), due_at },
    }
  })

/** Ends an application by the hard criteria that it does not meet. Errors: transition_not_allowed, content_invalid. */
export const markIneligible = (
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { criteria, reason }: Ineligibility,
) =>
  move(ctx, id, expected, 'mark_ineligible', (_, { program }) => {
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
    return { reason, details: { criteria } }
  })

/**
 * The ledger says itself whether there is a place. What is missing does not keep an application out: it can be returned
 * for it once it is in review.
 */
const NO_OBSTACLE: readonly string[] = ['city_slot_free', 'form_complete', 'documents_complete']

/** Takes an application up again after a waiver or corrected facts. Errors: transition_not_allowed, not_eligible, city_cap_reached. */
export const reinstateApplication = (ctx: Ctx, id: string, expected: number | undefined, reason: string) =>
  move(ctx, id, expected, 'reinstate', async (ctx, { application, program }) => {
    const report = await assess(ctx, application, program)
    if (failing(report).some(({ criterion }) => !NO_OBSTACLE.includes(criterion))) throw notEligible(report)
    return { reason }
  })
