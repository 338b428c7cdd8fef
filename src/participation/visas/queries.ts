import type { Selectable } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Visa } from '../../platform/postgres/db-types.ts'
import type { VisaStatus } from './lifecycle.ts'

export type VisaRow = Selectable<Visa>

export const findVisa = (db: Db, application_id: string): Promise<VisaRow | undefined> =>
  db.selectFrom('visa').selectAll().where('application_id', '=', application_id).executeTakeFirst()

interface Told {
  application_id: string
  program_id: string
  status: VisaStatus
  note: string | null
  version: number
  at: Instant
}

export const saveVisa = (db: Db, { at, ...visa }: Told) =>
  db
    .insertInto('visa')
    .values({ ...visa, created_at: at, updated_at: at })
    .onConflict((oc) =>
      oc
        .column('application_id')
        .doUpdateSet({ status: visa.status, note: visa.note, version: visa.version, updated_at: at }),
    )
    .execute()
