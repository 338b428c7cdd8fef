import type { Db } from '../../platform/postgres/db.ts'

/** The ids that exist in the table. */
export async function findKnown(db: Db, table: 'series' | 'organisation', ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
  return rows.map(({ id }) => id)
}
