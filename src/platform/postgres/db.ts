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

/** Turns Postgres' `2017-10-13 15:00:00.5+00` (the session is UTC) into `2017-10-13T15:00:00.500Z`. */
const instant = (text: string): Instant => `${text.slice(0, 10)}T${text.slice(11, -3).padEnd(9, '.').padEnd(12, '0')}Z`

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return instant
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** At most this many statements are kept prepared on a connection, to limit Postgres' memory. Others run unnamed. */
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
  /** False for poolers that do not support prepared statements. */
  prepare: boolean
  /** Called for every query, with its duration. */
  log?: LogConfig | undefined
  /** True for migrations: a statement may take any time. */
  patient?: boolean
}

interface Source {
  pool: pg.Pool
  /** The number of callers that wait for a connection outside the pool's own queue. */
  queued: number
  /** The same database, with another way to get connections of its pool. */
  through(door: PostgresPool): Db
}
const sources = new WeakMap<Db, Source>()
export const sourceOf = (db: Db) => sources.get(db) as Source

/** The numbers of open connections, of idle ones, and of callers that wait for one. */
export function poolCounts(db: Db) {
  const { pool, queued } = sourceOf(db)
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount + queued }
}

/**
 * Postgres ends a statement itself after `statement_timeout`. If nothing arrives for longer, its machine is lost or
 * frozen, and the connection is closed: otherwise its callers would wait many minutes for TCP to give up.
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
 * Settings that Postgres reads at the start of a connection. A statement is planned once, without its values (see
 * `literals`). `random_page_cost` is for tables in memory or on an SSD: with the default, for rotating disks, Postgres
 * would rather read a whole table. `client_connection_check_interval` does not work for a server on Windows.
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

/** Appends our settings to the URL's `options`, which would otherwise replace them. Postgres uses the last of two. */
function withSession(url: string): string {
  const [place, ...query] = url.split('?')
  const parameters = new URLSearchParams(query.join('?'))
  const ours = SESSION.map((setting) => `-c ${setting}`).join(' ')
  parameters.set('options', `${parameters.get('options') ?? ''} ${ours}`.trim())
  return `${place}?${parameters}`
}

/** Opens a pool of connections. No statement runs or waits for a lock for longer than a client would wait. */
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
  // Without these listeners, a connection that Postgres closes would end the process. The next query gets a new one.
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
