import type { NotNull } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import type { ProgramRow } from './lock-program.ts'

/** Columns that are never null once a program was published. */
type Complete = 'timezone' | 'starts_on' | 'ends_on' | 'published_at'
export type PublishedProgram = ProgramRow & Record<Complete, string>
/** The same for Kysely: `$narrowType<Completed>()`. */
export type Completed = Record<Complete, NotNull>

export const isPublished = (program: ProgramRow): program is PublishedProgram => program.status === 'published'

const publishedProgram = (db: Db, { id }: { id: string }) =>
  db
    .selectFrom('program')
    .selectAll()
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .$narrowType<Completed>()
const selectPublished = prepared(publishedProgram)
const selectShared = prepared((db, values: { id: string }) => publishedProgram(db, values).forShare())

/** A program that was published, even if it is cancelled since. Errors: not_found. */
export async function getPublishedProgram(db: Db, id: string): Promise<PublishedProgram> {
  const [program] = await selectPublished(db, { id })
  if (!program) throw notFound()
  return program
}

/** The same, with a share lock: nobody can change it until the transaction ends. */
export async function sharePublishedProgram(db: Db, id: string): Promise<PublishedProgram> {
  const [program] = await selectShared(db, { id })
  if (!program) throw notFound()
  return program
}
