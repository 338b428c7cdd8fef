import './driver-environment.ts'
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { Kysely, type LogConfig, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { DB } from './db-types.ts'
import { PipeliningClient, PipeliningDialect } from './pipeline.ts'

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
class NamingClient extends PipeliningClient {
  override query(text: unknown, values?: unknown, ...rest: unknown[]): never {
    const named = typeof text === 'string' && Array.isArray(values) && values.length > 0 && nameOf(text)
    return named ? super.query({ name: named, text, values }, ...rest) : super.query(text, values, ...rest)
  }
}

export interface DbOptions {
  url: string
  /** Connections at most. */
  max: number
  /** False for poolers that do not know prepared statements. */
  prepare: boolean
  /** Told of every query and how long it took. */
  log?: LogConfig | undefined
  /** True for migrations, whose statements take as long as they take. */
  patient?: boolean
}

interface Source {
  pool: pg.Pool
  /** Callers that wait for a connection, but not in the pool's own queue. */
  queued: number
  /** The same database, by another door to its pool. */
  through(door: PostgresPool): Db
}
const sources = new WeakMap<Db, Source>()
export const sourceOf = (db: Db) => sources.get(db) as Source

/** Connections that are open, those of them that are idle, and how many callers wait for one. */
export function poolCounts(db: Db) {
  const { pool, queued } = sourceOf(db)
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount + queued }
}

/**
 * Postgres ends a statement by itself after `statement_timeout`. Where nothing has come for longer, its machine is gone or
 * stands still: the connection is given up, for whoever waits on it would wait until TCP does, many minutes.
 */
const SILENCE_MS = 4_500

function giveUpOnSilence(client: pg.Client) {
  const { stream } = client.connection as unknown as { stream: Socket }
  stream.setTimeout(SILENCE_MS, () => {
    const { readyForQuery } = client as unknown as { readyForQuery: boolean }
    if (!readyForQuery) stream.destroy(new Error('Connection terminated: Postgres does not answer'))
  })
}

/**
 * As Postgres reads them from the start of a connection. A statement is planned once, without its values (see `literals`).
 * A page of a table that is in memory costs much the same wherever it is: with the default for disks that turn, Postgres
 * would rather read all of a table. A server on Windows cannot look whether its client is there.
 */
const SESSION = [
  'TimeZone=UTC',
  'DateStyle=ISO',
  'statement_timeout=4s',
  'lock_timeout=3s',
  'idle_in_transaction_session_timeout=10s',
  'plan_cache_mode=force_generic_plan',
  'random_page_cost=1.1',
  ...(process.platform === 'win32' ? [] : ['client_connection_check_interval=500ms']),
]

/** The driver would take `options` of the address instead of ours. Postgres takes the last of two: so ours follow them. */
function withSession(url: string): string {
  const [place, ...query] = url.split('?')
  const parameters = new URLSearchParams(query.join('?'))
  const ours = SESSION.map((setting) => `-c ${setting}`).join(' ')
  parameters.set('options', `${parameters.get('options') ?? ''} ${ours}`.trim())
  return `${place}?${parameters}`
}

/** A pool of connections to Postgres. No statement may run or wait for a lock for longer than a client would wait. */
export function connect({ url, max, prepare, log, patient }: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: withSession(url),
    max,
    types,
    application_name: 'cohort',
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    Client: prepare ? NamingClient : PipeliningClient,
  })
  // A connection that Postgres closed, idle or in use, is replaced at the next query; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    if (!patient) giveUpOnSilence(client)
  })
  const through = (door: PostgresPool) =>
    new Kysely<DB>({ dialect: new PipeliningDialect({ pool: door }), ...(log && { log }) })
  const db = through(pool)
  sources.set(db, { pool, queued: 0, through })
  return db
}
