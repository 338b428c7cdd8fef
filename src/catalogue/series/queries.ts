import { type Insertable, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../platform/postgres/db.ts'
import type { PastEdition, Series as SeriesTable } from '../../platform/postgres/db-types.ts'
import { inLanguageOrder, type PageQuery, paginate } from '../../platform/postgres/pages.ts'
import { notFound } from '../../platform/problem.ts'
import type { Part } from '../programs/parts.ts'
import type { Series } from './schema.ts'

const series = (db: Db) =>
  db
    .selectFrom('series')
    .selectAll('series')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('series_organisation as part')
          .innerJoin('organisation', 'organisation.id', 'part.organisation_id')
          .select(['part.organisation_id', 'organisation.name', 'part.role'])
          .whereRef('part.series_id', '=', 'series.id')
          .orderBy('part.role')
          .orderBy('organisation.name'),
      ).as('organisations'),
      jsonArrayFrom(
        eb
          .selectFrom('past_edition')
          .select(['year', 'starts_on', 'ends_on', 'venue_city', 'note'])
          .whereRef('past_edition.series_id', '=', 'series.id')
          .orderBy('year')
          .orderBy('starts_on'),
      ).as('past_editions'),
    ])

export async function listSeries(db: Db, query: PageQuery) {
  const page = await paginate(
    series(db),
    sql.ref('series.id'),
    { title: { by: inLanguageOrder('series.title'), type: 'text' } },
    { ...query, sort: 'title' },
  )
  return { ...page, items: page.items as Series[] }
}

export async function getSeries(db: Db, id: string): Promise<Series> {
  const row = await series(db).where('series.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row as Series
}

export const lockSeries = (db: Db, id: string) =>
  db.selectFrom('series').select('version').where('id', '=', id).forUpdate().executeTakeFirst()

export const insertSeries = (db: Db, series: Insertable<SeriesTable>) =>
  db.insertInto('series').values(series).execute()

export const updateSeriesRow = (db: Db, id: string, change: Updateable<SeriesTable>) =>
  db
    .updateTable('series')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export function listSeriesParts(db: Db, series_id: string): Promise<Part[]> {
  return db
    .selectFrom('series_organisation')
    .select(['organisation_id', 'role'])
    .where('series_id', '=', series_id)
    .execute()
}

export async function replaceSeriesParts(db: Db, series_id: string, parts: Part[]) {
  await db.deleteFrom('series_organisation').where('series_id', '=', series_id).execute()
  if (parts.length > 0)
    await db
      .insertInto('series_organisation')
      .values(parts.map((part) => ({ series_id, ...part })))
      .execute()
}

export async function replaceEditions(
  db: Db,
  series_id: string,
  editions: Omit<Insertable<PastEdition>, 'series_id'>[],
) {
  await db.deleteFrom('past_edition').where('series_id', '=', series_id).execute()
  if (editions.length > 0)
    await db
      .insertInto('past_edition')
      .values(editions.map((edition) => ({ series_id, ...edition })))
      .execute()
}
