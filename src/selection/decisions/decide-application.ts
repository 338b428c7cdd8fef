import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { checkVersion, type Expected, stale } from '../../http/etag.ts'
import { notAllowed } from '../../intake/applications/lifecycle.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { notFound, Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { findDecision, findOpenDecision, lastWaitlistPosition, saveDecision } from './queries.ts'
import type { NewDecision } from './schema.ts'

/**
 * Records a decision that nobody but staff can see until its release: the application's row is not touched, so that
 * not even its version tells. Errors: transition_not_allowed, content_invalid, if_match_required or stale for one that is there already.
 */
export function decideApplication(ctx: Ctx, id: string, expected: Expected | 'any', body: NewDecision) {
  return inTransaction(ctx, async (ctx) => {
    const [{ application, program }, [open]] = await inOrder([
      lockApplication(ctx.db, ctx.actor, id),
      findOpenDecision(ctx.db, { id }),
    ])
    const { status } = application
    const stage = stageOf(program, ctx.now)
    if (status !== 'in_review' || stage === 'over' || stage === 'cancelled')
      throw notAllowed(status, 'decide', ctx.actor.role, stage)
    const decided = { decided_by: ctx.actor.name, decided_by_id: ctx.actor.id, decided_at: ctx.now }
    const { outcome, reason_code, note = null, message = null } = body
    if (body.waitlist_position != null && outcome !== 'waitlist')
      throw unprocessable([
        { pointer: '/waitlist_position', code: 'not_waitlisted', detail: 'is for the outcome waitlist only' },
      ])
    if (open) {
      if (expected === undefined)
        throw new Problem(
          428,
          'if_match_required',
          'This application already has a decision: send If-Match with its ETag to change it.',
        )
      if (expected !== 'any') checkVersion(expected, open.version)
    } else if (expected !== undefined && expected !== 'any') throw stale()
    const waitlist_position =
      outcome === 'waitlist'
        ? (body.waitlist_position ?? open?.waitlist_position ?? (await lastWaitlistPosition(ctx.db, program.id)) + 1)
        : null
    const values = { outcome, reason_code, note, message, waitlist_position, ...decided }
    const [, , decision] = await inOrder([
      saveDecision(ctx.db, { id: open?.id ?? uuidv7(), application_id: id, ...values }),
      record(ctx, {
        subject: 'application',
        id,
        program_id: program.id,
        action: 'decide',
        details: { outcome, reason_code },
        visibility: 'staff',
      }),
      getDecision(ctx, id),
    ])
    return decision
  })
}

/** Errors: not_found. */
export async function getDecision(ctx: Ctx, application_id: string) {
  const [decision] = await findDecision(ctx.db, ctx.actor, application_id)
  if (!decision) throw notFound()
  return decision
}
