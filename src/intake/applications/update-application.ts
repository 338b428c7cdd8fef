import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { type AnswersSchema, draftAnswerErrors } from '../../catalogue/forms/answers.ts'
import { sortAnswers } from '../../catalogue/forms/unasked-answers.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { voidAttestation } from '../eligibility/void-attestation.ts'
import { birthDateFaults } from './birth-date.ts'
import { changedFields } from './changed-fields.ts'
import { checkEditable, checkParts } from './editable.ts'
import { getApplication } from './get-application.ts'
import { type ApplicationRow, lockApplication } from './lock-application.ts'
import { refuseSecondOf } from './one-application.ts'
import { passportDateFaults } from './passport-dates.ts'
import { personKeysOf } from './person.ts'
import { updateApplicationRow } from './queries.ts'
import type { ApplicationChange } from './schema.ts'

/** Merges a change into the sections: members that are left out stay. Lists are replaced as a whole. */
function merged(before: ApplicationRow, change: ApplicationChange, schema: AnswersSchema) {
  const section = <T extends object>(old: T | null, given: T | null | undefined) =>
    given === null ? null : { ...old, ...given }
  return {
    ...(change.applicant && { applicant: { ...before.applicant, ...change.applicant } }),
    ...(change.position !== undefined && { position: section(before.position, change.position) }),
    ...(change.passport !== undefined && { passport: section(before.passport, change.passport) }),
    ...(change.languages && { languages: change.languages }),
    ...(change.answers && sortAnswers(schema, { ...before.answers, ...change.answers }, before.answers_aside)),
  }
}

/** A change of one of these voids the attestation of the post. The field of work is not attested. */
const ATTESTED = ['/position/title', '/position/department', '/position/level', '/position/employer_type']

/**
 * Changes a draft, or corrects the parts that an application was returned for. The history names the fields. An edit
 * without effect does not raise the version.
 * Errors: not_found, stale, application_not_editable, application_exists, content_invalid.
 */
export function updateApplication(ctx: Ctx, id: string, expected: Expected, change: ApplicationChange) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    checkEditable(application.status, stageOf(program, ctx.now))
    const schema = program.answers_schema
    const kept = { ...application.answers_aside, ...application.answers }
    const faults = [
      ...birthDateFaults(change.applicant?.birth_date, ctx.now),
      ...passportDateFaults(change.passport, ctx.now),
      ...draftAnswerErrors(schema, change.answers ?? {}, kept),
    ]
    if (faults.length > 0) throw unprocessable(faults)
    const sections = merged(application, change, schema)
    const changed = changedFields(application, sections)
    if (changed.length === 0) return getApplication(ctx, id)
    checkParts(application, changed)
    const keys = sections.applicant && personKeysOf(sections.applicant)
    const row = { ...sections, ...keys, updated_at: ctx.now }
    await refuseSecondOf(ctx, { ...application, ...row }, () => updateApplicationRow(ctx.db, id, row))
    if (changed.some((pointer) => ATTESTED.includes(pointer))) await voidAttestation(ctx, application)
    await record(ctx, {
      subject: 'application',
      id,
      program_id: program.id,
      action: 'update',
      details: { changed },
    })
    return getApplication(ctx, id)
  })
}
