import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Program } from '../../platform/postgres/db-types.ts'
import { notFound } from '../../platform/problem.ts'

export type ProgramRow = Selectable<Program>

/** Locks a program for update. Errors: not_found. */
export async function lockProgram(db: Db, id: string) {
  const row = await db.selectFrom('program').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Raises a program's version after a change of something that belongs to it, such as its materials. */
export const touchProgram = ({ db, now }: Ctx, id: string) =>
  db.updateTable('program').set({ updated_at: now, version: sql`version + 1` }).where('id', '=', id).execute()
