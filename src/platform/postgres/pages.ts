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

/** What a list can be sorted by: an expression that is never null, and its type, as SQL. */
export type Sorts = Record<string, { by: Expression<unknown>; type: 'timestamptz' | 'date' | 'text' | 'uuid' }>

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

/** A cursor holds where the page ended, and a fingerprint of the filters and sort it is good for. */
function fingerprintOf({ limit: _, cursor: __, ...filters }: PageQuery): string {
  const entries = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, FINGERPRINT_LENGTH)
}

/** Fingerprint, id and key, one after the other: as JSON a key could take six bytes for a character. `http/cursors.ts` signs it. */
const writeCursor = (fingerprint: string, { id, key }: Place) => fingerprint + id + key

function readCursor(cursor: string, fingerprint: string): Place {
  if (!cursor.startsWith(fingerprint)) throw badCursor()
  const place = cursor.slice(FINGERPRINT_LENGTH)
  return { id: place.slice(0, ID_LENGTH), key: place.slice(ID_LENGTH) }
}

/** Where the last page ended. */
interface Place {
  key: string
  id: string
}
type Keyed<O> = O & { _key: string; _id: string; _by?: unknown }

const orderOf = (sorts: Sorts, sort: string) => ({
  ...(sorts[sort.replace(/^-/, '')] as Sorts[string]),
  direction: sort.startsWith('-') ? ('desc' as const) : ('asc' as const),
})

/**
 * The rows after a place, by keyset on (sort key, id): rows that come and go move no other row between pages.
 * The key travels as Postgres prints it, so no precision is lost on the way.
 */
function keyset<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  { id, sorts }: Order,
  sort: string,
  limit: Expression<number>,
  after: Place | undefined,
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

/** What a query asks for: so many rows after a place. `read` is how many its statement reads for that. */
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
 * The page of a table of which only some parts are looked at: the same page of each part, merged. Each part is read by its
 * own index, for one page at most. In the order of the whole table, a few rows of a small part might be the last of all.
 */
function ofParts<TB extends keyof DB, O>(
  { column, ids }: Parts,
  rows: SelectQueryBuilder<DB, TB, O>,
  order: Order,
  sort: string,
  limit: Expression<number>,
  after: Place | undefined,
) {
  const { by, direction } = orderOf(order.sorts, sort)
  const each = keyset(rows.where(sql<boolean>`${column} = part.id`), order, sort, limit, after)
  const to = sql.raw(direction)
  return sql<Keyed<O>>`select page.* from (${ids}) part cross join lateral (${each.select(sql`${by}`.as('_by'))}) page
    order by page._by ${to}, page._id ${to} limit ${limit}`
}

/** A column, and the values that it may have: a query of one column, `id`. */
export interface Parts {
  column: Expression<unknown>
  ids: Expression<{ id: string }>
}

/** What a list is ordered by: one of the sorts, and then the id. */
interface Order {
  id: Expression<string>
  sorts: Sorts
}

const LIMIT = 20
/**
 * The limits that stand in statements. A plan is made once, and one that does not know its limit is made for a tenth of the
 * table; a statement for each limit would be a hundred plans. So a page is read up to the next of these, and cut.
 */
const LIMITS = [LIMIT, 50, 100]
const readFor = (limit: number) => LIMITS.find((each) => each >= limit) ?? limit
/** One more than fits: it tells whether there is a next page. */
const rowsOf = (read: number) => sql.lit(read + 1)

/**
 * A page of a list that is asked for seldom. `rows` is built anew each time.
 * Errors: cursor_invalid.
 */
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

/** In a run some filters are given. Each has its place in the statement all the same: `has` tells which are given. */
type Given<Values> = { [Name in keyof Values]: Values[Name] | undefined }

/**
 * The same for a list that is asked for often: its statement is compiled once for each role and set of filters. `build`
 * sees places instead of values (see `prepared`), and `has` tells which filters there are. `partsOf` says where only some
 * parts of the table are looked at.
 */
export function preparedPages<Values extends object, TB extends keyof DB, O>(
  order: Order,
  build: (db: Db, places: Values, has: (name: keyof Values) => boolean, role: Role) => SelectQueryBuilder<DB, TB, O>,
  partsOf: (...of: Parameters<typeof build>) => Parts | undefined = () => undefined,
) {
  type All = Values & { _after: string; _after_id: string }
  const select = prepared((db, places: All, shape: string) => {
    const [role, sort, read, ...given] = shape.split(' ') as [Role, string, string, ...string[]]
    const of: Parameters<typeof build> = [db, places, (name) => given.includes(name as string), role]
    const rows = build(...of)
    const after = given.includes('_after') ? { key: places._after, id: places._after_id } : undefined
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
