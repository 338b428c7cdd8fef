import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { mayRead } from '../../permissions/fields.ts'
import { type Ctx, inTransaction, system, underLock } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { undrawable } from '../../platform/pdf/drawable.ts'
import { notFound, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { letterRequested } from './events.ts'
import { factsOf, isSameLetter, type LetterFacts, missingFor } from './facts.ts'
import { checkDue } from './lifecycle.ts'
import { makeLetterJob } from './make-letter-job.ts'
import { present } from './present.ts'
import { findLatest, findSources, hasCompleted, insertLetter } from './queries.ts'
import type { Letter, NewLetter } from './schema.ts'
import { newVerifyCode } from './verify-code.ts'
import { voidAll } from './void-letters.ts'

/** The fields of people and staff that a letter prints, by their pointers. */
const printed = ({ person, post, city, program, issuer }: LetterFacts) => ({
  '/applicant/name': person.name,
  '/applicant/name_as_in_passport': person.name_as_in_passport,
  '/position/title': post?.title,
  '/position/department': post?.department,
  '/city/name': city.name,
  '/program/title': program.title,
  '/program/venue/city': program.city,
  '/program/selection/letters/issuer': issuer.name,
})

/** The characters that would be printed as empty boxes. */
async function unprintable(facts: LetterFacts): Promise<ProblemItem[]> {
  const faults: ProblemItem[] = []
  for (const [pointer, text] of Object.entries(printed(facts))) {
    const characters = await undrawable(text ?? '')
    if (characters.length > 0)
      faults.push({
        pointer,
        code: 'unprintable',
        detail: 'has characters that no font of letters can draw: staff can write them in another script',
        params: { characters },
      })
  }
  return faults
}

/**
 * Asks for a letter of the present facts. If there is one with the same facts, that one is answered. Otherwise there is a
 * new edition, and the earlier one is void. The worker makes the file. `addressOf` makes the address that is printed.
 * Errors: not_found, letter_not_due, content_invalid.
 */
export function createLetter(
  ctx: Ctx,
  application_id: string,
  { kind }: NewLetter,
  addressOf: (path: string) => string,
): Promise<{ letter: Letter; isNew: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
    if (!mayRead(ctx.actor, 'letters')) throw notFound()
    ctx = await underLock(ctx)
    const isSomewhere = program.venue_country !== null && program.format !== 'webinar'
    const isCompleted = await hasCompleted(ctx.db, application.id)
    const stage = stageOf(program, ctx.now)
    checkDue(kind, { status: application.status, stage, isSomewhere, isCompleted }, ctx.actor.role)
    const sources = (await findSources(ctx.db, [application.id])).get(application.id)
    if (!sources) throw notFound()
    const facts = factsOf(kind, sources)
    const faults = [...missingFor(kind, facts), ...(await unprintable(facts))]
    if (faults.length > 0) throw unprocessable(faults)
    const { current, editions } = await findLatest(ctx.db, application.id, kind)
    if (current && isSameLetter(current.facts, facts)) return { letter: present(current), isNew: false }
    if (current) await voidAll({ ...ctx, actor: system }, [current], 'superseded')
    const [id, code, edition] = [uuidv7(), newVerifyCode(), editions + 1]
    const row = await insertLetter(ctx.db, {
      id,
      program_id: program.id,
      application_id: application.id,
      kind,
      edition,
      status: 'due',
      code,
      verify_url: addressOf(`/v1/verify/${code}`),
      facts,
      requested_by: ctx.actor.name,
      requested_by_id: ctx.actor.id,
      requested_at: ctx.now,
      updated_at: ctx.now,
    })
    await record(ctx, {
      subject: 'application',
      id: application.id,
      program_id: program.id,
      action: 'request_letter',
      event: letterRequested({ letter_id: id, kind, edition }),
    })
    await enqueue(ctx.db, makeLetterJob, { letter_id: id })
    return { letter: present(row), isNew: true }
  })
}
