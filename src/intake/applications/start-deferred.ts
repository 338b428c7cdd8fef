import { sortAnswers } from '../../catalogue/forms/unasked-answers.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { takeSlot } from '../allocations/slot-ledger.ts'
import { assess } from '../eligibility/assess.ts'
import { applicationMoved } from './events.ts'
import { type ApplicationRow, lockApplication } from './lock-application.ts'
import { applicationExists } from './one-application.ts'
import { insertApplication, updateApplicationRow } from './queries.ts'

/**
 * Starts the application that an earlier one goes on as in a later program: in review, with the same facts, and with a
 * slot there. It has no token yet: staff give one with reissueToken. Documents stay with the earlier one. The caller has
 * locked the earlier application and shares both programs. Errors: application_exists, city_cap_reached.
 */
export async function startDeferred(ctx: Ctx, earlier: ApplicationRow, program: PublishedProgram): Promise<string> {
  const { city_id, person_key, person_keys, applicant, position, languages, passport } = earlier
  const of = { id: uuidv7(), program_id: program.id, person_key, person_keys }
  const { id } = of
  const inserted = await insertApplication(ctx.db, {
    ...of,
    city_id,
    applicant,
    position,
    languages,
    passport,
    ...sortAnswers(program.answers_schema, { ...earlier.answers_aside, ...earlier.answers }, {}),
    status: 'in_review',
    deferred_from: earlier.id,
    token_hash: null,
    // The frontend that the applicant knows goes on serving them.
    started_by: earlier.started_by,
    submitted_at: ctx.now,
    created_at: ctx.now,
    updated_at: ctx.now,
  })
  if (!inserted) throw await applicationExists(ctx, of)
  await takeSlot(ctx, { id, program_id: program.id, city_id })
  const { application } = await lockApplication(ctx.db, ctx.actor, id)
  await updateApplicationRow(ctx.db, id, { eligibility: await assess(ctx, application, program) })
  await record(ctx, {
    subject: 'application',
    id,
    program_id: program.id,
    action: 'start_deferred',
    event: applicationMoved.in_review({ program_id: program.id, city_id, deferred_from: earlier.program_id }),
    to: 'in_review',
  })
  return id
}
