import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { present } from './present.ts'
import { findLetter } from './queries.ts'
import type { Letter } from './schema.ts'

/** A letter, without its file. Errors: not_found. */
export async function getLetter({ db, actor }: Ctx, id: string): Promise<Letter> {
  const letter = await findLetter(db, actor, id)
  if (!letter || !mayRead(actor, 'letters')) throw notFound()
  return present(letter)
}
