import { lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, inTransaction, system } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { letterVoided } from './events.ts'
import { factsOf, isStillTrue } from './facts.ts'
import { letterAfter, type VoidCause } from './lifecycle.ts'
import {
  findLetter,
  findSources,
  type LetterRow,
  listCurrent,
  listCurrentIn,
  listUntold,
  updateLetter,
} from './queries.ts'

const entryOf = ({ application_id, program_id, id, kind, edition }: LetterRow, cause: VoidCause) => ({
  subject: 'application' as const,
  id: application_id,
  program_id,
  action: 'void_letter',
  event: letterVoided({ letter_id: id, kind, edition, cause }),
})

/** Voids these letters, in the caller's transaction, which has locked their applications or their program. */
export async function voidAll(ctx: Ctx, letters: readonly LetterRow[], void_cause: VoidCause): Promise<void> {
  for (const letter of letters)
    await updateLetter(ctx, letter.id, {
      status: letterAfter(letter.status, 'void', ctx.actor.role),
      void_cause,
      ended_at: ctx.now,
      ended_by: ctx.actor.name,
      ended_by_id: ctx.actor.id,
    })
  await record(ctx, ...letters.map((letter) => entryOf(letter, void_cause)))
}

/** Voids the letters of a cancelled program. The caller has locked the program. */
export const voidLettersIn = async (ctx: Ctx, { id }: { id: string }) =>
  voidAll({ ...ctx, actor: system }, await listCurrentIn(ctx.db, id), 'program_cancelled')

/** Voids the letters of applications that are about to lose their place. The caller has locked them. */
export const voidLetters = async (ctx: Ctx, application_ids: readonly string[]) =>
  voidAll({ ...ctx, actor: system }, await listCurrent(ctx.db, application_ids), 'place_lost')

async function voidUntrue(ctx: Ctx, letters: readonly LetterRow[]) {
  if (letters.length === 0) return
  const sources = await findSources(ctx.db, [...new Set(letters.map(({ application_id }) => application_id))])
  const untrue = letters.filter(({ application_id, kind, facts }) => {
    const now = sources.get(application_id)
    return !now || !isStillTrue(facts, factsOf(kind, now))
  })
  await voidAll({ ...ctx, actor: system }, untrue, 'facts_changed')
}

/** Voids the letters that a change of the program has made untrue. The caller has locked and changed it. */
export const voidUntrueIn = async (ctx: Ctx, { id }: { id: string }) => voidUntrue(ctx, await listCurrentIn(ctx.db, id))

/** Voids the letters that a correction of the person has made untrue. The caller has locked and changed the application. */
export const voidUntrueOf = async (ctx: Ctx, application_id: string) =>
  voidUntrue(ctx, await listCurrent(ctx.db, [application_id]))

/** Finds letters that the database voided, because the action that took the place did not. */
export const findUntold = ({ db }: Ctx, after: string | null, limit: number) => listUntold(db, after, limit)

/** Records one of them, if that is still to do. */
export function tellVoid(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findLetter(ctx.db, ctx.actor, id)
    if (!found) return
    await lockApplication(ctx.db, ctx.actor, found.application_id)
    const letter = await findLetter(ctx.db, ctx.actor, id)
    if (!letter || letter.is_told || !letter.void_cause) return
    await updateLetter(ctx, id, { is_told: true })
    await record(ctx, entryOf(letter, letter.void_cause))
  })
}
