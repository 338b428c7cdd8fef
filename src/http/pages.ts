import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Expression, type SelectQueryBuilder, sql } from 'kysely'
import { Problem } from '../platform/problem.ts'

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

const badCursor = () =>
  new Problem(400, 'cursor_invalid', 'The cursor belongs to another list: filters and sort must stay as they were.', {
    errors: [{ pointer: '?cursor', code: 'cursor_invalid', detail: 'start again without a cursor' }],
  })

/** A cursor holds where the page ended, and a fingerprint of the filters and sort it is good for. */
function fingerprintOf({ limit: _, cursor: __, ...filters }: PageQuery): string {
  const entries = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 12)
}

function readCursor(cursor: string, fingerprint: string): [string, string] {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (of === fingerprint && typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id)) return [key, id]
  } catch {}
  throw badCursor()
}

/**
 * One page by keyset on (sort key, id): rows that come and go move no other row between pages.
 * The key travels as Postgres prints it, so no precision is lost on the way.
 */
export async function paginate<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  id: Expression<string>,
  sorts: Sorts,
  query: PageQuery & { sort: string },
): Promise<PageOf<O>> {
  const descending = query.sort.startsWith('-')
  const { by, type } = sorts[query.sort.replace(/^-/, '')] as Sorts[string]
  const limit = query.limit ?? 20
  const fingerprint = fingerprintOf(query)
  const direction = descending ? 'desc' : 'asc'
  let page = rows
    .select([sql<string>`(${by})::text`.as('_key'), sql<string>`${id}`.as('_id')])
    .orderBy(by, direction)
    .orderBy(id, direction)
    .limit(limit + 1)
  if (query.cursor !== undefined) {
    const [key, last] = readCursor(query.cursor, fingerprint)
    const than = sql.raw(descending ? '<' : '>')
    page = page.where(sql<boolean>`(${by}, ${id}) ${than} (${key}::${sql.raw(type)}, ${last}::uuid)`)
  }
  const found = (await page.execute()) as (O & { _key: string; _id: string })[]
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const more = found.length > limit && last
  return {
    items: items.map(({ _key, _id, ...row }) => row as unknown as O),
    next_cursor: more ? Buffer.from(JSON.stringify([fingerprint, last._key, last._id])).toString('base64url') : null,
  }
}

/** Points to the next page in the `Link` header too (RFC 8288). */
export function linked<T>(request: FastifyRequest, reply: FastifyReply, page: PageOf<T>): PageOf<T> {
  if (page.next_cursor) {
    const next = new URL(request.url, 'http://localhost')
    next.searchParams.set('cursor', page.next_cursor)
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  return page
}
