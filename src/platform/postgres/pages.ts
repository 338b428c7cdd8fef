import { createHash } from 'node:crypto'
import { type Expression, type SelectQueryBuilder, sql } from 'kysely'
import type { Role } from '../context.ts'
import { Problem } from '../problem.ts'
import type { Db } from './db.ts'
import type { DB } from './db-types.ts'
import { prepared } from './prepared.ts'

export interface PageQuery {
  limit?: number
  cursor?: string
  sort?: string
}

/** The sorts of a list: an expression that is never null, and its SQL type. */
export type Sorts = Record<
  string,
  { by: Expression<unknown>; type: 'timestamptz' | 'date' | 'text' | 'uuid' | 'integer' }
>

/**
 * A column of texts in the order that readers of any language expect (the root order of Unicode): `é` beside `e`, small
 * letters beside capitals. Texts that differ anyhow never compare as equal.
 */
export const inLanguageOrder = (column: string) => sql`${sql.ref(column)} collate "und-x-icu"`

export interface PageOf<T> {
  items: T[]
  next_cursor: string | null
}

export const badCursor = () =>
  new Problem(
    400,
    'cursor_invalid',
    'The cursor belongs to another list or caller: keep the credential, the filters and the sort.',
    {
      errors: [
        { pointer: '?cursor', code: 'cursor_invalid', detail: 'does not fit this list: start again without a cursor' },
      ],
    },
  )

const FINGERPRINT_LENGTH = 12
const ID_LENGTH = 36

/** A cursor has the last row's position, and this fingerprint of the filters and sort for which it is valid. */
function fingerprintOf({ limit: _, cursor: __, ...filters }: PageQuery): string {
  const entries = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, FINGERPRINT_LENGTH)
}

/** Fingerprint, id and key, concatenated: in JSON a character could take six bytes. `http/cursors.ts` signs it. */
const writeCursor = (fingerprint: string, { id, key }: Position) => fingerprint + id + key

function readCursor(cursor: string, fingerprint: string): Position {
  if (!cursor.startsWith(fingerprint)) throw badCursor()
  const position = cursor.slice(FINGERPRINT_LENGTH)
  return { id: position.slice(0, ID_LENGTH), key: position.slice(ID_LENGTH) }
}

/** The position of the last row of a page. */
export interface Position {
  key: string
  id: string
}
type Keyed<O> = O & { _key: string; _id: string; _by?: unknown }

const orderOf = (sorts: Sorts, sort: string) => ({
  ...(sorts[sort.replace(/^-/, '')] as Sorts[string]),
  direction: sort.startsWith('-') ? ('desc' as const) : ('asc' as const),
})

/**
 * The rows after a position, by keyset on (sort key, id): added or deleted rows do not move others between pages. The
 * key is sent as Postgres prints it, so no precision is lost.
 */
function keyset<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  { id, sorts }: Order,
  sort: string,
  limit: Expression<number>,
  after: Position | undefined,
) {
  const { by, type, direction } = orderOf(sorts, sort)
  const page = rows
    .select([sql<string>`(${by})::text`.as('_key'), sql<string>`${id}`.as('_id')])
    .orderBy(by, direction)
    .orderBy(id, direction)
    .limit(limit)
  if (!after) return page
  const than = sql.raw(sort.startsWith('-') ? '<' : '>')
  return page.where(sql<boolean>`(${by}, ${id}) ${than} (${after.key}::${sql.raw(type)}, ${after.id}::uuid)`)
}

/** The request of a query: `limit` rows after a position. Its statement reads `read` rows. */
function asked(query: PageQuery & { sort: string }) {
  const { limit = LIMIT, cursor, sort } = query
  const fingerprint = fingerprintOf(query)
  const after = cursor === undefined ? undefined : readCursor(cursor, fingerprint)
  return { limit, sort, after, fingerprint, read: readFor(limit) }
}

function pageOf<O>(found: Keyed<O>[], { limit, fingerprint }: ReturnType<typeof asked>): PageOf<O> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const more = found.length > limit && last
  return {
    items: items.map(({ _key, _id, _by, ...row }) => row as unknown as O),
    next_cursor: more ? writeCursor(fingerprint, { id: last._id, key: last._key }) : null,
  }
}

/**
 * A page of a table of which the caller may see some parts only: the page of each part, merged. Each part is read by
 * its own index, one page at most. A scan in the order of the whole table might read all of it to find the rows of a
 * small part.
 */
function ofParts<TB extends keyof DB, O>(
  { column, ids }: Parts,
  rows: SelectQueryBuilder<DB, TB, O>,
  order: Order,
  sort: string,
  limit: Expression<number>,
  after: Position | undefined,
) {
  const { by, direction } = orderOf(order.sorts, sort)
  const each = keyset(rows.where(sql<boolean>`${column} = part.id`), order, sort, limit, after)
  const to = sql.raw(direction)
  return sql<Keyed<O>>`select page.* from (${ids}) part cross join lateral (${each.select(sql`${by}`.as('_by'))}) page
    order by page._by ${to}, page._id ${to} limit ${limit}`
}

/** A column, and a query for the values that it may have, named `id`. */
export interface Parts {
  column: Expression<unknown>
  ids: Expression<{ id: string }>
}

/** The order of a list: one of the sorts, then the id. */
interface Order {
  id: Expression<string>
  sorts: Sorts
}

const LIMIT = 20
/**
 * The limits in the text of statements. A statement is planned once: without its limit Postgres assumes a tenth of the
 * table, and a statement for each limit would need a hundred plans. So a page is read up to the next of these, and cut.
 */
const LIMITS = [LIMIT, 50, 100]
const readFor = (limit: number) => LIMITS.find((each) => each >= limit) ?? limit
/** Reads one row more, to know whether there is a next page. */
const rowsOf = (read: number) => sql.lit(read + 1)

/** A page of a list that is seldom read. `rows` is built again each time. Errors: cursor_invalid. */
export async function paginate<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  id: Expression<string>,
  sorts: Sorts,
  query: PageQuery & { sort: string },
): Promise<PageOf<O>> {
  const wanted = asked(query)
  const found = await keyset(rows, { id, sorts }, wanted.sort, rowsOf(wanted.read), wanted.after).execute()
  return pageOf(found as Keyed<O>[], wanted)
}

/**
 * A page of a list that is computed: the items after a position, with the number of items before them. `isAfter` tells
 * whether an item comes after a position, so items that move meanwhile do not shift the others. Errors: cursor_invalid.
 */
export function pageOfComputed<T>(
  items: readonly T[],
  positionOf: (item: T) => Position,
  isAfter: (item: T, position: Position) => boolean,
  query: PageQuery,
): PageOf<T> & { start: number } {
  const { limit, after, fingerprint } = asked({ ...query, sort: '' })
  const found = after ? items.findIndex((item) => isAfter(item, after)) : 0
  const start = found < 0 ? items.length : found
  const page = items.slice(start, start + limit)
  const last = page.at(-1)
  const next_cursor = last && start + limit < items.length ? writeCursor(fingerprint, positionOf(last)) : null
  return { items: page, next_cursor, start }
}

/** The values of one run. Filters that are not given are undefined. */
type Given<Values> = { [Name in keyof Values]: Values[Name] | undefined }

/**
 * The same for a list that is often read: its statement is compiled once for each role, sort, limit and set of filters.
 * `build` gets placeholders instead of values (see `prepared`); `has` tells which filters are given. `partsOf` returns
 * the parts, if the caller may see some parts of the table only. Errors: cursor_invalid.
 */
export function preparedPages<Values extends object, TB extends keyof DB, O>(
  order: Order,
  build: (
    db: Db,
    placeholders: Values,
    has: (name: keyof Values) => boolean,
    role: Role,
  ) => SelectQueryBuilder<DB, TB, O>,
  partsOf: (...of: Parameters<typeof build>) => Parts | undefined = () => undefined,
) {
  type All = Values & { _after: string; _after_id: string }
  const select = prepared((db, placeholders: All, shape: string) => {
    const [role, sort, read, ...given] = shape.split(' ') as [Role, string, string, ...string[]]
    const of: Parameters<typeof build> = [db, placeholders, (name) => given.includes(name as string), role]
    const rows = build(...of)
    const after = given.includes('_after') ? { key: placeholders._after, id: placeholders._after_id } : undefined
    const parts = partsOf(...of)
    const limit = rowsOf(Number(read))
    return parts ? ofParts(parts, rows, order, sort, limit, after) : keyset(rows, order, sort, limit, after)
  })
  return async (db: Db, role: Role, values: Given<Values>, query: PageQuery & { sort: string }): Promise<PageOf<O>> => {
    const wanted = asked(query)
    const { sort, read, after } = wanted
    const all = { ...values, _after: after?.key, _after_id: after?.id }
    const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : name))
    const found = await select(db, all as unknown as All, [role, sort, read, ...given].join(' '))
    return pageOf(found as Keyed<O>[], wanted)
  }
}
