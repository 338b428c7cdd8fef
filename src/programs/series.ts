import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { type PageQuery, paginate } from '../http/pages.ts'
import type { Db } from '../platform/db.ts'
import { notFound } from '../platform/problem.ts'
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
    { title: { by: sql.ref('series.title'), type: 'text' } },
    { ...query, sort: 'title' },
  )
  return { ...page, items: page.items as Series[] }
}

export async function getSeries(db: Db, id: string): Promise<Series> {
  const row = await series(db).where('series.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row as Series
}
