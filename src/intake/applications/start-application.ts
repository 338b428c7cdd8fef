import { draftAnswerErrors } from '../../catalogue/forms/answers.ts'
import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { applicant } from '../../network/api-keys/authenticate.ts'
import { tokenEndsAt } from '../../network/api-keys/token-end.ts'
import { startsFor, startsIn } from '../../permissions/acts.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { newCredential, type Secrets } from '../../platform/secrets.ts'
import { record } from '../../record/record.ts'
import { birthDateFaults } from './birth-date.ts'
import { checkCallNotOver } from './call-not-over.ts'
import { applicationStarted } from './events.ts'
import { getApplication } from './get-application.ts'
import { applicationExists } from './one-application.ts'
import { passportDateFaults } from './passport-dates.ts'
import { personKeysOf } from './person.ts'
import { insertApplication } from './queries.ts'
import { openWindow } from './replacement-window.ts'
import type { NewApplication } from './schema.ts'
import { withWindow } from './with-window.ts'

const selectCity = prepared((db, { id }: { id: string }) => db.selectFrom('city').select('id').where('id', '=', id))

function checkCity({ actor }: Ctx, city_id: string, isKnown: boolean) {
  if (!startsFor(actor, city_id))
    throw new Problem(403, 'city_not_yours', 'A focal point may start applications only for its own city.')
  if (!isKnown) throw unprocessable([{ pointer: '/city_id', code: 'unknown', detail: 'there is no city with this id' }])
}

/**
 * Starts a draft. The answer has the applicant's own credential, which is never shown again.
 * Errors: not_found, program_status, program_not_yours, call_closed, city_not_yours, application_exists,
 * content_invalid.
 */
export function startApplication(ctx: Ctx, secrets: Secrets, program_id: string, body: NewApplication) {
  return inTransaction(ctx, async (ctx) => {
    if (ctx.actor.role === 'organisation') await checkRunsProgram(ctx, program_id)
    const [program, city] = await inOrder([
      sharePublishedProgram(ctx.db, program_id),
      selectCity(ctx.db, { id: body.city_id }),
    ])
    if (!startsIn(ctx.actor, program))
      throw new Problem(403, 'program_not_yours', 'This key starts applications only in its own program or series.')
    const window = body.replaces ? await openWindow(ctx, program_id, body.city_id, body.replaces) : null
    checkCallNotOver(withWindow(program, window), ctx.now)
    checkCity(ctx, body.city_id, city.length > 0)
    const faults = [
      ...birthDateFaults(body.applicant.birth_date, ctx.now),
      ...passportDateFaults(body.passport, ctx.now),
      ...draftAnswerErrors(program.answers_schema, body.answers ?? {}),
    ]
    if (faults.length > 0) throw unprocessable(faults)
    const id = uuidv7()
    const applicant_token = newCredential('coh_applicant_')
    const of = { id, program_id, ...personKeysOf(body.applicant) }
    const insert = async () => {
      const inserted = await insertApplication(ctx.db, {
        ...of,
        city_id: body.city_id,
        status: 'draft',
        applicant: body.applicant,
        position: body.position ?? null,
        languages: body.languages ?? [],
        passport: body.passport ?? null,
        answers: body.answers ?? {},
        token_hash: secrets.hash(applicant_token),
        started_by: ctx.actor.id,
        replaces: body.replaces ?? null,
        replaces_until: window,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      if (!inserted) throw await applicationExists(ctx, of)
    }
    const [, , application] = await inOrder([
      insert(),
      record(ctx, {
        subject: 'application',
        id,
        program_id,
        action: 'start',
        event: applicationStarted({ program_id, city_id: body.city_id }),
        to: 'draft',
      }),
      // A page may read nothing. What it has just sent it gets as the applicant, whose token it gets too.
      getApplication(ctx.actor.role === 'page' ? { ...ctx, actor: applicant(id) } : ctx, id),
    ])
    return { ...application, applicant_token, applicant_token_expires_at: tokenEndsAt(program) }
  })
}
