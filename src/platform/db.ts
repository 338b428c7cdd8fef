import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './db-types.ts'

export type Db = Kysely<DB>

/** RFC 3339 in UTC with milliseconds, so that comparing the strings compares the instants. */
export type Instant = string

const { TIMESTAMPTZ, DATE } = pg.types.builtins

/** Postgres prints `2017-10-13 15:00:00.5+00` (the session is UTC); the wire wants `2017-10-13T15:00:00.500Z`. */
const instant = (text: string): Instant => `${text.slice(0, 10)}T${text.slice(11, -3).padEnd(9, '.').padEnd(12, '0')}Z`

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return instant
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Statements kept prepared on a connection. Past this many, the rest run unnamed: a bound on Postgres' memory. */
const NAMED_STATEMENTS = 500
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= NAMED_STATEMENTS) return known
  const name = `c${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

/** Names every statement that has parameters, so that Postgres parses and plans it once for a connection. */
class NamingClient extends pg.Client {
  override query(text: unknown, values?: unknown, ...rest: unknown[]): never {
    const named = typeof text === 'string' && Array.isArray(values) && values.length > 0 && nameOf(text)
    const query = super.query as (...args: unknown[]) => never
    return named ? query.call(this, { name: named, text, values }, ...rest) : query.call(this, text, values, ...rest)
  }
}

export interface DbOptions {
  url: string
  /** Connections at most. */
  max: number
  /** False for poolers that do not know prepared statements. */
  prepare: boolean
}

/** A pool of connections to Postgres. No statement may run or wait for a lock for longer than a client would wait. */
export function connect({ url, max, prepare }: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: 'cohort',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options:
      '-c TimeZone=UTC -c DateStyle=ISO -c statement_timeout=15s -c lock_timeout=4s -c idle_in_transaction_session_timeout=30s',
    Client: prepare ? NamingClient : pg.Client,
  })
  // A connection that Postgres closed, idle or in use, is replaced at the next query; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
