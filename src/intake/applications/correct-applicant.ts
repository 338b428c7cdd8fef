import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import type { ApplicationReactions } from './application-reactions.ts'
import { birthDateFaults } from './birth-date.ts'
import { changedFields } from './changed-fields.ts'
import { getApplication } from './get-application.ts'
import { lockApplication } from './lock-application.ts'
import { refuseSecondOf } from './one-application.ts'
import { personKeysOf } from './person.ts'
import { updateApplicationRow } from './queries.ts'
import type { ApplicantCorrection } from './schema.ts'

/**
 * Corrects a misspelling of the person after the submission, with a reason. It is the same person, so attestations and
 * decisions stay valid. The history names the fields.
 * Errors: not_found, stale, application_is_draft, application_exists, content_invalid.
 */
export function correctApplicant(
  ctx: Ctx,
  id: string,
  expected: Expected,
  { applicant: correction, reason }: ApplicantCorrection,
  reactions: ApplicationReactions,
) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    if (application.status === 'draft')
      throw new Problem(409, 'application_is_draft', 'Staff cannot correct a draft: change it with updateApplication.')
    const faults = birthDateFaults(correction.birth_date, ctx.now)
    if (faults.length > 0) throw unprocessable(faults)
    const applicant = { ...application.applicant, ...correction }
    const changed = changedFields(application, { applicant })
    if (changed.length === 0) return getApplication(ctx, id)
    const row = { applicant, ...personKeysOf(applicant), updated_at: ctx.now }
    await refuseSecondOf(ctx, { ...application, ...row }, () => updateApplicationRow(ctx.db, id, row))
    await record(ctx, {
      subject: 'application',
      id,
      program_id: program.id,
      action: 'correct_applicant',
      reason,
      details: { changed },
    })
    for (const react of reactions['application.corrected']) await react(ctx, id)
    return getApplication(ctx, id)
  })
}
