import type { Selectable } from 'kysely'
import type { Completed, PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { type Asked, askedBy, visibleTo } from '../../permissions/applications.ts'
import type { Actor, Role } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Application } from '../../platform/postgres/db-types.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import { withWindow } from './with-window.ts'

export type ApplicationRow = Selectable<Application>

const lockOne = prepared((db, ids: Asked, role: Role) =>
  db.selectFrom('application').selectAll().where('id', '=', ids.wanted).where(visibleTo(role, ids.viewer)).forUpdate(),
)

const shareProgramOf = prepared((db, ids: Asked, role: Role) =>
  db
    .selectFrom('program')
    .selectAll('program')
    .innerJoin('application', 'application.program_id', 'program.id')
    .where('application.id', '=', ids.wanted)
    .where(visibleTo(role, ids.viewer))
    .$narrowType<Completed>()
    .forShare('program'),
)

/**
 * Locks an application for update, and its program for share. The program comes first, as everywhere: a cancellation
 * and a release lock the program and then its applications. Errors: not_found.
 */
export async function lockApplication(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ application: ApplicationRow; program: PublishedProgram }> {
  const ids = askedBy(actor, id)
  const [[program], [application]] = await inOrder([shareProgramOf(db, ids, actor.role), lockOne(db, ids, actor.role)])
  if (!program || !application) throw notFound()
  return { program: withWindow(program, application.replaces_until), application }
}
