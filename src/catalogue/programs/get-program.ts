import type { Actor, Role } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import type { Program } from './schema.ts'
import { present, selectPrograms, type View } from './select-programs.ts'

const selectProgram = prepared((db, view: View & { id: string }, role: Role) =>
  selectPrograms(db, view, role).where('program.id', '=', view.id),
)

/** A program as the actor sees it. Errors: not_found. */
export async function getProgram(db: Db, actor: Actor, now: Instant, id: string): Promise<Program> {
  const [row] = await selectProgram(db, { now, own: actor.organisation_id, id }, actor.role)
  if (!row) throw notFound()
  return present(row)
}
