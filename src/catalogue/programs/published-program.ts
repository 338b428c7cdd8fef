import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import type { ProgramRow } from './lock-program.ts'

const publishedProgram = (db: Db, { id }: { id: string }) =>
  db.selectFrom('program').selectAll().where('id', '=', id).where('published_at', 'is not', null)
const selectPublished = prepared(publishedProgram)
const selectShared = prepared((db, values: { id: string }) => publishedProgram(db, values).forShare())

/** A program that was published. Errors: not_found. */
export async function getPublishedProgram(db: Db, id: string): Promise<ProgramRow> {
  const [program] = await selectPublished(db, { id })
  if (!program) throw notFound()
  return program
}

/** The same, share-locked: nobody changes it until the end of the transaction. */
export async function sharePublishedProgram(db: Db, id: string): Promise<ProgramRow> {
  const [program] = await selectShared(db, { id })
  if (!program) throw notFound()
  return program
}
