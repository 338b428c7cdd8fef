import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import { findLetter, type LetterRow } from './queries.ts'

type Made = LetterRow & { storage_key: string; size: number }

const isMade = (letter: LetterRow): letter is Made => letter.storage_key !== null

/** The file of a letter. Only staff open one that is void or revoked. Errors: not_found, letter_state. */
export async function getLetterFile({ db, actor }: Ctx, id: string): Promise<Made> {
  const letter = await findLetter(db, actor, id)
  if (!letter || !mayRead(actor, 'letters')) throw notFound()
  const { status: state } = letter
  if (isMade(letter) && (state === 'made' || actor.role !== 'applicant')) return letter
  const why = state === 'due' ? 'is being made: try again in a moment' : `is ${state}: ask for a new one`
  throw new Problem(409, 'letter_state', `The letter ${why}.`, { state })
}
