import type { Updateable } from 'kysely'
import { checkVersion } from '../http/etag.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import type { Application as ApplicationTable } from '../platform/db-types.ts'
import { Problem, unprocessable } from '../platform/problem.ts'
import { type AnswersSchema, draftAnswerErrors } from '../programs/answers.ts'
import { isEditable, type Status } from './lifecycle.ts'
import { refuseSecondOf } from './one-application.ts'
import { personKey } from './person.ts'
import { type ApplicationRow, getApplication, lockApplication, updateApplication } from './queries.ts'
import type { ApplicationChange } from './schema.ts'

/** Errors: application_not_editable. */
export function checkEditable(status: Status): void {
  if (!isEditable(status))
    throw new Problem(
      409,
      'application_not_editable',
      `An application that is ${status} cannot be changed: only a draft or one that was returned.`,
    )
}

/** Within a section, what is given replaces what was and the rest stays; lists are replaced as a whole. */
function merged(before: ApplicationRow, change: ApplicationChange) {
  const section = (old: object | null, given: object | null | undefined) =>
    given === null ? null : { ...old, ...given }
  return {
    ...(change.applicant && { applicant: { ...before.applicant, ...change.applicant } }),
    ...(change.position !== undefined && { position: section(before.position, change.position) }),
    ...(change.passport !== undefined && { passport: section(before.passport, change.passport) }),
    ...(change.languages && { languages: change.languages }),
    ...(change.answers && { answers: { ...before.answers, ...change.answers } }),
  }
}

/** Changes a draft, or corrects what was returned. Errors: stale, application_not_editable, application_exists, content_invalid. */
export function changeApplication(ctx: Ctx, id: string, expected: number | undefined, change: ApplicationChange) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    checkEditable(application.status)
    const sections = merged(application, change)
    const faults = draftAnswerErrors(program.answers_schema as AnswersSchema, sections.answers ?? {})
    if (faults.length > 0) throw unprocessable(faults)
    const person_key = personKey(sections.applicant ?? application.applicant)
    const columns = Object.entries(sections).map(([name, value]) => [
      name,
      value === null ? null : JSON.stringify(value),
    ])
    const row: Updateable<ApplicationTable> = { ...Object.fromEntries(columns), person_key, updated_at: ctx.now }
    await refuseSecondOf(ctx, program.id, person_key, () => updateApplication(ctx.db, id, row))
    return getApplication(ctx.db, ctx.actor, id)
  })
}
