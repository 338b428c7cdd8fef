import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { parseEnv } from 'node:util'
import { Ajv } from 'ajv'
import { normalizeOrigin } from './http/origins.ts'
import { nearMiss } from './platform/near-miss.ts'
import { NOT_READ } from './platform/postgres/driver-environment.ts'
import { StartRefused } from './platform/start-refused.ts'
import { SAID, Settings } from './settings.ts'

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
  visaStaleDays: number
  databaseUrl: string | undefined
  databasePool: number
  databasePrepare: boolean
  dataDir: string
  storageUrl: string
  sandbox: boolean
  logLevel: string
  smtpUrl: string | undefined
  mailFrom: string
  /** Without a slash at its end. */
  frontendUrl: string | undefined
  keyPepper: string | undefined
  worker: boolean
  metrics: { port: number; host: string } | undefined
  traces: { endpoint: string; serviceName: string; ratio: number } | undefined
}

export class ConfigError extends StartRefused {
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

/**
 * Puts the variables of `.env` in the working folder into the environment of the process, unless they are set there,
 * even to nothing. The database driver reads its own (PGHOST) from there. Returns the names that it set.
 */
export function readEnvFile(path = '.env', env: NodeJS.ProcessEnv = process.env): string[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new ConfigError([`${path}: the file cannot be read`])
  }
  const given = Object.entries(parseEnv(text)).filter(([name]) => env[name] === undefined && !NOT_READ.includes(name))
  for (const [name, value] of given) env[name] = value
  return given.map(([name]) => name)
}

/** Variables that look like settings with a slip in the name. Without this, the default would be used in silence. */
function misspelt(env: NodeJS.ProcessEnv): string[] {
  const settings = Object.keys(Settings.properties)
  const missing = settings.filter((name) => !env[name]?.trim() && !env[`${name}_FILE`])
  return Object.entries(env).flatMap(([name, value = '']) => {
    const meant = value.trim() && !settings.includes(name) ? nearMiss(name, value, missing) : undefined
    if (!meant || meant === name) return []
    return `${name}: there is no such setting; did you mean ${meant}? If it belongs to another program, set ${meant} too`
  })
}

/** Reads all settings. Errors: ConfigError with one list of all problems; it prints no value, which may be a secret. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = misspelt(env)
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
    visaStaleDays: settings.VISA_STALE_DAYS,
    databaseUrl: settings.DATABASE_URL,
    databasePool: settings.DATABASE_POOL,
    databasePrepare: settings.DATABASE_PREPARE,
    dataDir: settings.DATA_DIR,
    storageUrl: settings.STORAGE_URL ?? `file:${settings.DATA_DIR}/files`,
    sandbox,
    logLevel: settings.LOG_LEVEL,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    frontendUrl: settings.FRONTEND_URL?.replace(/\/+$/, ''),
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
