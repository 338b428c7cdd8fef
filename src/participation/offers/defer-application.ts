import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { type PublishedProgram, sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { getApplication, getApplicationRow } from '../../intake/applications/get-application.ts'
import { targetOf } from '../../intake/applications/lifecycle.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { moveApplication } from '../../intake/applications/move-application.ts'
import { startDeferred } from '../../intake/applications/start-deferred.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { voidLetters } from '../letters/void-letters.ts'
import type { Deferral } from './schema.ts'

const wrong = (code: string, detail: string) => unprocessable([{ pointer: '/program_id', code, detail }])

/** Errors: content_invalid, if it was never published. */
const shareLater = (ctx: Ctx, id: string): Promise<PublishedProgram> =>
  sharePublishedProgram(ctx.db, id).catch((error: unknown) => {
    const isUnknown = error instanceof Problem && error.status === 404
    throw isUnknown ? wrong('unknown', 'there is no published program with this id') : error
  })

/** Shares both programs, before any application is locked. Errors: content_invalid. */
async function shareBoth(ctx: Ctx, own: string, later: string): Promise<void> {
  for (const id of [own, later].sort()) await shareLater(ctx, id)
}

function checkLater(later: PublishedProgram, program: PublishedProgram, now: string): void {
  const stage = stageOf(later, now)
  if (stage === 'over' || stage === 'cancelled') throw wrong('ended', 'is a program that is over or cancelled')
  if (later.starts_on <= program.starts_on)
    throw wrong('order', `must be a later program: it starts on ${later.starts_on}, this one on ${program.starts_on}`)
}

/**
 * Moves an accepted or confirmed place to a later program: the application ends as deferred, and one that goes on from
 * it starts in review there, with a slot of the same city. Errors: not_found, role_not_allowed, stale,
 * transition_not_allowed, content_invalid, application_exists, city_cap_reached.
 */
export function deferApplication(ctx: Ctx, id: string, expected: Expected, { program_id, reason }: Deferral) {
  return inTransaction(ctx, async (ctx) => {
    const before = await getApplicationRow(ctx.db, ctx.actor, id)
    await checkRunsProgram(ctx, program_id)
    await shareBoth(ctx, before.program_id, program_id)
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    targetOf(application.status, 'defer', ctx.actor, stageOf(program, ctx.now))
    const later = await shareLater(ctx, program_id)
    checkLater(later, program, ctx.now)
    await voidLetters(ctx, [id])
    await moveApplication(ctx, application, program, { action: 'defer', reason, facts: { deferred_to: program_id } })
    await startDeferred(ctx, application, later)
    return getApplication(ctx, id)
  })
}
