import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { rubricSet } from './events.ts'
import { findRubric, insertRubric, isScored, lockReviews } from './queries.ts'
import type { NewRubric, Rubric } from './schema.ts'
import { rubricFaults } from './score-faults.ts'

const REASON = {
  pointer: '/reason',
  code: 'required',
  detail: 'Say why: reviews were submitted by the rubric as it is. They keep it.',
}

/**
 * Sets the rubric of a program: a new version each time, so that earlier scores keep theirs.
 * Errors: not_found, role_not_allowed, stale, content_invalid.
 */
export function setRubric(
  ctx: Ctx,
  program_id: string,
  expected: Expected,
  { criteria, reason = null }: NewRubric,
): Promise<Rubric> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    await lockReviews(ctx.db, program_id)
    await sharePublishedProgram(ctx.db, program_id)
    const before = await findRubric(ctx.db, program_id)
    checkVersion(expected, before?.version ?? 0)
    const isMissing = !reason && (await isScored(ctx.db, program_id))
    const faults = [...rubricFaults(criteria), ...(isMissing ? [REASON] : [])]
    if (faults.length > 0) throw unprocessable(faults)
    const version = (before?.version ?? 0) + 1
    const rubric = { program_id, version, criteria, reason, made_at: ctx.now }
    await insertRubric(ctx.db, {
      ...rubric,
      criteria: JSON.stringify(criteria),
      made_by: ctx.actor.name,
      made_by_id: ctx.actor.id,
    })
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'set_rubric',
      event: rubricSet({ rubric_version: version }),
      reason,
      visibility: 'staff',
    })
    return rubric
  })
}
