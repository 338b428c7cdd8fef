import type { Ctx } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { findShortlistable, replaceItems } from './queries.ts'

/** Stores the applications of a shortlist. Errors: content_invalid for one that is none of the program, or was never submitted. */
export async function saveItems({ db }: Ctx, shortlist: { id: string; program_id: string }, wanted: readonly string[]) {
  // As Postgres spells them; RFC 9562 lets clients use either case.
  const ids = wanted.map((id) => id.toLowerCase())
  const known = await findShortlistable(db, shortlist.program_id, ids)
  const at = (i: number, code: string, detail: string) => ({ pointer: `/application_ids/${i}`, code, detail })
  const errors = ids.flatMap((id, i) => {
    if (!known.has(id)) return at(i, 'unknown', 'is no application of this program that was submitted')
    return ids.indexOf(id) < i ? at(i, 'duplicate', 'stands in the list twice') : []
  })
  if (errors.length > 0) throw unprocessable(errors)
  await replaceItems(db, shortlist.id, ids)
}

/** Runs a write of a name that must be the only one in its program. Errors: shortlist_exists. */
export async function refuseSameName(write: Promise<unknown>): Promise<void> {
  await write.catch((error: { constraint?: string }) => {
    if (error.constraint !== 'shortlist_name') throw error
    throw new Problem(409, 'shortlist_exists', 'The program has a shortlist of this name: choose another name.')
  })
}
