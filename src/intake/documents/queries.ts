import { type Insertable, sql, type Updateable } from 'kysely'
import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Document } from '../../platform/postgres/db-types.ts'
import { literals } from '../../platform/postgres/literals.ts'

const COLUMNS = [
  'id',
  'application_id',
  'kind',
  'version',
  'filename',
  'media_type',
  'size',
  'sha256',
  'uploaded_at',
  'verification',
  'rejection_reason',
] as const

const current = (db: Db, application_id: string) =>
  db.selectFrom('document').where('application_id', '=', application_id).where('replaced_at', 'is', null)

export const listDocuments = (db: Db, application_id: string) =>
  current(db, application_id).select(COLUMNS).orderBy('kind').execute()

export const findDocument = (db: Db, application_id: string, kind: DocumentKind) =>
  current(db, application_id)
    .select([...COLUMNS, 'storage_key'])
    .where('kind', '=', kind)
    .executeTakeFirst()

export async function findLastVersion(db: Db, application_id: string, kind: DocumentKind): Promise<number> {
  const last = await db
    .selectFrom('document')
    .select('version')
    .where('application_id', '=', application_id)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.version ?? 0
}

export const updateReplaced = (db: Db, application_id: string, kind: DocumentKind, at: Instant) =>
  db
    .updateTable('document')
    .set({ replaced_at: at })
    .where('application_id', '=', application_id)
    .where('kind', '=', kind)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()

/** Writes what staff found about a document. */
export const updateJudged = (db: Db, id: string, change: Updateable<Document>) =>
  db.updateTable('document').set(change).where('id', '=', id).returning(COLUMNS).executeTakeFirstOrThrow()

export const insertDocument = (db: Db, document: Insertable<Document>) =>
  db.insertInto('document').values(document).returning(COLUMNS).executeTakeFirstOrThrow()

/** Deletes earlier versions of documents of screened applications, at most `limit`, to keep the statement short. */
export async function deleteScreenedVersions(db: Db, limit: number): Promise<number> {
  // A subquery for each row: with a join, Postgres might read all applications to find a few.
  const screened = db
    .selectFrom('document')
    .select('document.id')
    .where('replaced_at', 'is not', null)
    .where(
      (eb) => eb.selectFrom('application').select('status').whereRef('application.id', '=', 'document.application_id'),
      'not in',
      literals(['draft', 'submitted', 'returned']),
    )
    .limit(sql.lit(limit))
  const { numDeletedRows } = await db.deleteFrom('document').where('id', 'in', screened).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** The keys that a row still uses. */
export async function findUsedKeys(db: Db, keys: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('document')
    .select('storage_key')
    .where('storage_key', 'in', keys)
    .union(
      db
        .selectFrom('material')
        .select('storage_key')
        .where('storage_key', 'in', keys)
        .$narrowType<{ storage_key: string }>(),
    )
    .union(
      db
        .selectFrom('letter')
        .select('storage_key')
        .where('storage_key', 'in', keys)
        .$narrowType<{ storage_key: string }>(),
    )
    .execute()
  return new Set(rows.map(({ storage_key }) => storage_key))
}
