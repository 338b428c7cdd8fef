import pg from 'pg'
import { StartRefused } from '../start-refused.ts'

/** The versions of Postgres that the service is tested on. An older one lacks SQL that the migrations use. */
const OLDEST = 15
const PATIENCE_MS = 5_000

export interface Server {
  host: string
  database: string
  /** Such as 18.1. */
  version: string
}

interface Place {
  host: string
  port: number
  user?: string | undefined
  database?: string | undefined
}

/** The fault and the remedy for each error of the connection; undefined: an unknown error. */
function reasonOf({ code = '', message }: { code?: string; message: string }, place: Place): string | undefined {
  const { host, user, database } = place
  const at = `${host}:${place.port}`
  const reasons: Record<string, string> = {
    ENOTFOUND: `there is no host "${host}": check the name`,
    EAI_AGAIN: `the name of the host "${host}" cannot be looked up: check the name, and the DNS of this machine`,
    ECONNREFUSED: `nothing listens at ${at}: check host and port, and whether Postgres runs`,
    ENOENT: `there is no socket of Postgres in ${host}: check the folder, and whether Postgres runs`,
    EACCES: `the socket of Postgres in ${host} may not be used by this user`,
    EHOSTUNREACH: `${at} cannot be reached from here`,
    ENETUNREACH: `${at} cannot be reached from here`,
    ETIMEDOUT: `${at} does not answer: check host and port, and the firewall`,
    ECONNRESET: `${at} closed the connection: check that Postgres listens there`,
    '28P01': `the server at ${at} refused the password of "${user}"`,
    '28000': `the server at ${at} does not let "${user}" in: ${message}`,
    '3D000': `the server at ${at} has no database "${database}": create it`,
    '42501': `"${user}" may not use the database "${database}": it must own it`,
    '53300': `the server at ${at} has no free connection: raise max_connections, or lower DATABASE_POOL`,
    '57P03': `the server at ${at} is starting or stopping: try again`,
  }
  if (reasons[code]) return reasons[code]
  if (/timeout expired/i.test(message)) return reasons.ETIMEDOUT
  if (/terminated unexpectedly/i.test(message)) return reasons.ECONNRESET
  if (/does not support SSL/.test(message)) return `the server at ${at} does not support SSL: change sslmode`
  if (/certificate/i.test(message) || /^(ERR_TLS|CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|DEPTH_ZERO)/.test(code))
    return `the certificate of ${at} is not trusted: ${message}`
  if (/password must be a string|no password/i.test(message)) return `the server at ${at} asks for a password: give one`
  return undefined
}

/** The same error as one sentence for the operator, if it is a known one. */
function explained(error: unknown, place: Place): unknown {
  // Several addresses of one host fail together.
  const [first = error] = error instanceof AggregateError ? error.errors : []
  const reason = reasonOf(first as Error, place)
  return reason ? new StartRefused(`DATABASE_URL: ${reason}.`, { cause: error }) : error
}

/** The same for an error of a later statement, such as a missing right to create tables. */
export const explain = (error: unknown, url: string) => explained(error, new pg.Client({ connectionString: url }))

/** Names the versions that work, if this is none. `number` is Postgres' server_version_num, such as 180001. */
export function versionFault(number: number, version: string): string | undefined {
  return number < OLDEST * 10_000 ? `Postgres ${version} is too old: use version 15 to 18` : undefined
}

/** Connects once, and tells in one sentence why the database cannot be used. Errors: StartRefused. */
export async function checkServer(url: string): Promise<Server> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, application_name: 'cohort' })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
        current_database() as database`,
    )
    const { number, version, database } = rows[0]
    const fault = versionFault(number, version)
    if (fault) throw new StartRefused(`DATABASE_URL: ${fault}.`)
    return { host: `${client.host}:${client.port}`, database, version: String(version).split(' ')[0] ?? '' }
  } catch (error) {
    if (error instanceof StartRefused) throw error
    if (!client) {
      const isUrl = (error as { code?: string }).code !== 'ERR_INVALID_URL'
      const why = isUrl
        ? (error as Error).message
        : 'it is not a URL: in a password, write / as %2F, @ as %40, # as %23'
      throw new StartRefused(`DATABASE_URL: ${why}.`, { cause: error })
    }
    throw explained(error, client)
  } finally {
    await client?.end().catch(() => {})
  }
}
