import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { Ajv } from 'ajv'
import { type Static, Type } from 'typebox'
import { normalizeOrigin } from './http/origins.ts'

const Settings = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 3000,
    description: 'Port of the API; 0: any free port.',
  }),
  HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on; 0.0.0.0: every interface.' }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#]+(/[^?#]*)?$',
      description:
        'Address of the service for its clients, such as https://admissions.example. It stands in the contract, in Location and Link, and in the addresses of materials. Unset: these are relative.',
    }),
  ),
  REQUEST_TIMEOUT: Type.Integer({
    minimum: 1,
    maximum: 3_600,
    default: 20,
    description:
      'Seconds after which a stalled body is refused. In each such period a body must bring at least 256 bytes a second; its total time is not limited.',
  }),
  CORS_ORIGINS: Type.Optional(
    Type.String({
      description:
        'Web pages that may use the API, as origins by comma, such as https://apply.city.example; *: every page. The catalogue, the pre-check and the reference are open to every page anyway. Unset: in a sandbox the pages on this machine, otherwise only the origins that API keys name.',
    }),
  ),
  TRUST_PROXY: Type.Optional(
    Type.String({
      description:
        'The proxies whose X-Forwarded-For tells the address of the client: addresses and networks by comma, such as 10.0.0.0/8, or loopback and uniquelocal for all private ones. Unset: none; all clients behind a proxy then share one limit.',
    }),
  ),
  STARTS_PER_MINUTE: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 20,
    description: 'Applications that one address may start in a minute with one publishable key, per process.',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description:
        'Postgres 15 to 18, as postgres://user:password@host:port/database. Parts that it leaves out come from PGHOST, PGUSER, PGPASSWORD and the like. Unset: an embedded Postgres, which ignores these variables.',
    }),
  ),
  DATABASE_POOL: Type.Integer({
    minimum: 2,
    maximum: 500,
    default: 20,
    description: 'Maximum number of connections, per process.',
  }),
  DATABASE_PREPARE: Type.Boolean({
    default: true,
    description: 'Use prepared statements; false behind a pooler that does not support them.',
  }),
  DATA_DIR: Type.String({
    default: '.data',
    minLength: 1,
    description: 'Folder of the embedded database, and of files kept on this machine.',
  }),
  STORAGE_URL: Type.Optional(
    Type.String({
      pattern: '^file:',
      description: 'Folder of the documents, as file:/absolute/folder. Unset: DATA_DIR/files.',
    }),
  ),
  SANDBOX: Type.Optional(
    Type.Boolean({
      description:
        'Demo data, demo credentials and a clock that can be set. Unset: true with the embedded database, else false.',
    }),
  ),
  SANDBOX_REMOTE: Type.Boolean({
    default: false,
    description: 'Lets a sandbox listen beyond loopback. It gives its credentials to anyone.',
  }),
  LOG_LEVEL: Type.Union(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: 'Level of the log: trace, debug, info, warn, error, fatal or silent.' },
  ),
  KEY_PEPPER: Type.Optional(
    Type.String({
      minLength: 32,
      description:
        'Secret of at least 32 characters that hashes credentials. Unset: one is generated and kept in DATA_DIR.',
    }),
  ),
  WORKER: Type.Boolean({
    default: true,
    description: 'Run the timed jobs (deadlines that pass) inside the API process too.',
  }),
  METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: 'Port of GET /metrics for Prometheus, one for each process; 0: any free port. Unset: no metrics.',
    }),
  ),
  METRICS_HOST: Type.String({ default: '127.0.0.1', description: 'Address on which the metrics are served.' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'Collector that accepts traces by OTLP over HTTP, such as http://localhost:4318. Unset: no traces.',
    }),
  ),
  OTEL_SERVICE_NAME: Type.String({ default: 'cohort', description: 'Name of this service in the traces.' }),
  OTEL_TRACES_SAMPLER_ARG: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 1,
    description: 'Share, 0 to 1, of traces to keep. If the caller began the trace, the caller decides.',
  }),
})
type Settings = Static<typeof Settings>

/** The settings from the environment. Only this file reads `process.env`. */
export interface Config {
  port: number
  host: string
  /** Without a slash at its end. */
  publicUrl: string | undefined
  /** Milliseconds after which a stalled body is refused. */
  requestTimeout: number
  corsOrigins: '*' | string[] | undefined
  trustProxy: string[] | undefined
  startsPerMinute: number
  databaseUrl: string | undefined
  databasePool: number
  databasePrepare: boolean
  dataDir: string
  storageUrl: string
  sandbox: boolean
  logLevel: string
  keyPepper: string | undefined
  worker: boolean
  metrics: { port: number; host: string } | undefined
  traces: { endpoint: string; serviceName: string; ratio: number } | undefined
}

export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const listed = (text: string) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** Undefined: one of them is no origin. */
function parseOrigins(text: string): '*' | string[] | undefined {
  const given = listed(text)
  if (given.length === 1 && given[0] === '*') return '*'
  const origins = given.map(normalizeOrigin)
  return origins.every((origin) => origin !== undefined) ? [...new Set(origins)] : undefined
}

const NETWORK_NAMES = ['loopback', 'linklocal', 'uniquelocal']

/** Undefined: one of them is no address. A number of proxies would not do: a client could add an address of its own. */
function parseProxies(text: string): string[] | undefined {
  const given = listed(text)
  const isNetwork = (each: string) => {
    const [address = '', bits, ...rest] = each.split('/')
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    return (
      longest > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
    )
  }
  return given.length > 0 && given.every((each) => NETWORK_NAMES.includes(each) || isNetwork(each)) ? given : undefined
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const validate = new Ajv({
  coerceTypes: true,
  useDefaults: true,
  allErrors: true,
  strictTypes: false,
}).compile<Settings>(Settings)

/** Reads all settings. Errors: ConfigError with one list of all problems; it prints no value, which may be a secret. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = []
  const given: Record<string, unknown> = {}
  for (const name of Object.keys(Settings.properties)) {
    const file = env[`${name}_FILE`]
    if (file && env[name]) problems.push(`${name}: set either ${name} or ${name}_FILE, not both`)
    else if (file) {
      try {
        given[name] = readFileSync(file, 'utf8').trim()
      } catch {
        problems.push(`${name}_FILE: the file cannot be read`)
      }
    } else if (env[name]?.trim()) given[name] = env[name]
  }
  const settings = given as Settings
  validate(settings)
  for (const { instancePath, message, keyword } of validate.errors ?? []) {
    const name = instancePath.slice(1)
    if (keyword !== 'const') problems.push(`${name}: ${SAID[name] ?? message}`)
  }
  const sandbox = settings.SANDBOX ?? !settings.DATABASE_URL
  if (sandbox && !settings.SANDBOX_REMOTE && !LOOPBACK.includes(settings.HOST))
    problems.push(
      'HOST: a sandbox gives its credentials to anyone, so it listens on loopback only; set SANDBOX=false, or SANDBOX_REMOTE=true to allow this',
    )
  const read = <T>(name: 'CORS_ORIGINS' | 'TRUST_PROXY', parse: (text: string) => T | undefined): T | undefined => {
    const text = settings[name]
    const value = text === undefined ? undefined : parse(text)
    if (text !== undefined && value === undefined) problems.push(`${name}: ${SAID[name]}`)
    return value
  }
  const corsOrigins = read('CORS_ORIGINS', parseOrigins)
  const trustProxy = read('TRUST_PROXY', parseProxies)
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    requestTimeout: settings.REQUEST_TIMEOUT * 1_000,
    corsOrigins,
    trustProxy,
    startsPerMinute: settings.STARTS_PER_MINUTE,
    databaseUrl: settings.DATABASE_URL,
    databasePool: settings.DATABASE_POOL,
    databasePrepare: settings.DATABASE_PREPARE,
    dataDir: settings.DATA_DIR,
    storageUrl: settings.STORAGE_URL ?? `file:${settings.DATA_DIR}/files`,
    sandbox,
    logLevel: settings.LOG_LEVEL,
    keyPepper: settings.KEY_PEPPER,
    worker: settings.WORKER,
    metrics:
      settings.METRICS_PORT === undefined ? undefined : { port: settings.METRICS_PORT, host: settings.METRICS_HOST },
    traces: settings.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
          serviceName: settings.OTEL_SERVICE_NAME,
          ratio: settings.OTEL_TRACES_SAMPLER_ARG,
        }
      : undefined,
  }
}

/** Error texts for settings where the message of the schema is not clear. */
const SAID: Record<string, string> = {
  DATABASE_URL: 'must look like postgres://user:password@host:5432/database',
  CORS_ORIGINS:
    'must be * or a list by comma of origins such as https://apply.city.example, each with its scheme and without a path',
  TRUST_PROXY:
    'must be a list by comma of addresses and networks such as 10.0.0.0/8, or of loopback, linklocal and uniquelocal',
  STORAGE_URL: 'must look like file:/absolute/folder',
  PUBLIC_URL: 'must look like https://admissions.example, without a query',
  LOG_LEVEL: 'must be trace, debug, info, warn, error, fatal or silent',
  KEY_PEPPER: 'must have at least 32 characters',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'must look like http://localhost:4318',
}

/** The text of .env.example: every setting with its default and its description. */
export function envExample(): string {
  const lines = [
    '# All settings, with their defaults. Each can also be given as NAME_FILE, the path of a file with the value.',
    '',
  ]
  for (const [name, schema] of Object.entries(Settings.properties)) {
    const { description, default: value } = schema as { description?: string; default?: unknown }
    lines.push(`# ${description}`, value === undefined ? `#${name}=` : `${name}=${value}`, '')
  }
  return lines.join('\n')
}
