import { type AnswersSchema, draftAnswerErrors } from '../../catalogue/forms/answers.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { newCredential, type Secrets } from '../../platform/secrets.ts'
import { record } from '../../record/record.ts'
import { birthDateFaults } from './birth-date.ts'
import { checkCallNotOver } from './call-not-over.ts'
import { applicationExists } from './one-application.ts'
import { personKey } from './person.ts'
import { getApplication, holdPublishedProgram, insertApplication } from './queries.ts'
import type { NewApplication } from './schema.ts'

const selectCity = prepared((db, { id }: { id: string }) => db.selectFrom('city').select('id').where('id', '=', id))

function checkCity({ actor }: Ctx, city_id: string, isKnown: boolean) {
  if (actor.role === 'city' && actor.city_id !== city_id)
    throw new Problem(403, 'city_not_yours', 'A focal point starts applications of its own city only.')
  if (!isKnown) throw unprocessable([{ pointer: '/city_id', code: 'unknown', detail: 'there is no city with this id' }])
}

/** Begins a draft, and gives the applicant's own credential once. Errors: call_closed, application_exists, content_invalid. */
export function startApplication(ctx: Ctx, secrets: Secrets, program_id: string, body: NewApplication) {
  return inTransaction(ctx, async (ctx) => {
    if (ctx.actor.role === 'organisation') await checkRunsProgram(ctx, program_id)
    const program = await holdPublishedProgram(ctx.db, program_id)
    const city = await selectCity(ctx.db, { id: body.city_id })
    checkCallNotOver(program, ctx.now)
    checkCity(ctx, body.city_id, city.length > 0)
    const faults = [
      ...birthDateFaults(body.applicant.birth_date, ctx.now),
      ...draftAnswerErrors(program.answers_schema as AnswersSchema, body.answers ?? {}),
    ]
    if (faults.length > 0) throw unprocessable(faults)
    const id = uuidv7()
    const applicant_token = newCredential('coh_applicant_')
    const person_key = personKey(body.applicant)
    const inserted = await insertApplication(ctx.db, {
      id,
      program_id,
      city_id: body.city_id,
      status: 'draft',
      applicant: JSON.stringify(body.applicant),
      position: body.position ? JSON.stringify(body.position) : null,
      languages: JSON.stringify(body.languages ?? []),
      passport: body.passport ? JSON.stringify(body.passport) : null,
      answers: JSON.stringify(body.answers ?? {}),
      person_key,
      token_hash: secrets.hash(applicant_token),
      started_by: ctx.actor.id,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    if (!inserted) throw await applicationExists(ctx, program_id, person_key)
    await record(ctx, {
      subject: 'application',
      id,
      program_id,
      action: 'start',
      event: 'application.started',
      to: 'draft',
      details: { program_id, city_id: body.city_id },
    })
    return { ...(await getApplication(ctx, id)), applicant_token }
  })
}
