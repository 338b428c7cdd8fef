import type { Selectable } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Travel as TravelTable } from '../../platform/postgres/db-types.ts'
import type { TravelDetails } from './schema.ts'

export type TravelRow = Selectable<TravelTable>

export const findTravel = (db: Db, application_id: string): Promise<TravelRow | undefined> =>
  db.selectFrom('travel').selectAll().where('application_id', '=', application_id).executeTakeFirst()

interface Saved {
  application_id: string
  program_id: string
  details: TravelDetails
  requested: TravelDetails | null
  version: number
  at: Instant
}

export async function saveTravel(db: Db, { at, details, requested, ...ids }: Saved): Promise<void> {
  const change = {
    details: JSON.stringify(details),
    requested: requested && JSON.stringify(requested),
    requested_at: requested && at,
    version: ids.version,
    updated_at: at,
  }
  await db
    .insertInto('travel')
    .values({ ...ids, ...change, created_at: at })
    .onConflict((oc) => oc.column('application_id').doUpdateSet(change))
    .execute()
}
