import { type Insertable, sql } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { ApiKey } from '../../platform/postgres/db-types.ts'
import { type PageQuery, paginate } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'

export const COLUMNS = [
  'id',
  'name',
  'role',
  'organisation_id',
  'city_id',
  'program_id',
  'series_id',
  'origins',
  'scopes',
  'hint',
  'created_at',
  'expires_at',
  'revoked_at',
] as const

export function insertApiKey(db: Db, key: Insertable<ApiKey>) {
  return db.insertInto('api_key').values(key).returning(COLUMNS).executeTakeFirstOrThrow()
}

export function findApiKey(db: Db, id: string) {
  return db.selectFrom('api_key').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

export function listApiKeys(db: Db, query: PageQuery) {
  const rows = db.selectFrom('api_key').select(COLUMNS)
  const sorts = { created_at: { by: sql.ref('created_at'), type: 'timestamptz' as const } }
  return paginate(rows, sql.ref('id'), sorts, { ...query, sort: '-created_at' })
}

/** Locks the keys that can create keys, ordered by id: if two keys revoke each other, one waits and checks again. */
export function lockKeyMakers(db: Db) {
  return db
    .selectFrom('api_key')
    .select(['id', 'expires_at'])
    .where('role', '=', 'secretariat')
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`'api_keys:write' = any(scopes)`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Undefined: the key was revoked before. */
export function updateRevoked(db: Db, id: string, at: Instant) {
  return db
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
}

/** The application of a token, with the dates on which the token's end depends. */
export const findApplicationByToken = prepared((db, { hash }: { hash: Buffer }) =>
  db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select(['application.id', 'program.ends_on', 'program.closes_at', 'program.timezone'])
    .where('application.token_hash', '=', hash),
)

/** The origins that active keys name. */
export const listKeyOrigins = prepared(
  (_, { now, limit }: { now: Instant; limit: number }) =>
    sql<{ origin: string }>`
      select distinct unnest(origins) as origin from api_key
      where origins is not null and revoked_at is null and (expires_at is null or expires_at > ${now}::timestamptz)
      limit ${limit}`,
)
