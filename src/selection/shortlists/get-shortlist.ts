import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { findShortlist, listItems } from './queries.ts'
import type { Shortlist } from './schema.ts'

/** A shortlist with its applications, for those who run its program. Errors: not_found. */
export async function getShortlist({ db, actor }: Ctx, id: string): Promise<Shortlist> {
  const row = await findShortlist(db, actor, id)
  if (!row) throw notFound()
  return { ...row, applications: await listItems(db, id) }
}
