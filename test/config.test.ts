import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { ConfigError, readConfig } from '../src/config.ts'
import { envExample } from '../src/settings.ts'
import { has, lacks } from './has.ts'

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

test('readConfig: without settings it is a sandbox on this machine, with a database of its own', async (t) => {
  t.strictSame(readConfig({}), {
    port: 3000,
    publicUrl: undefined,
    host: '127.0.0.1',
    requestTimeout: 20_000,
    corsOrigins: undefined,
    trustProxy: undefined,
    startsPerMinute: 20,
    visaStaleDays: 365,
    databaseUrl: undefined,
    databasePool: 20,
    databasePrepare: true,
    dataDir: '.data',
    storageUrl: 'file:.data/files',
    sandbox: true,
    logLevel: 'info',
    smtpUrl: undefined,
    mailFrom: 'Cohort <no-reply@localhost>',
    frontendUrl: undefined,
    keyPepper: undefined,
    worker: true,
    metrics: undefined,
    traces: undefined,
  })
  t.type(readConfig().port, 'number', 'the environment of the process, unless told')
})

test('readConfig: each setting is read with its type; an empty setting counts as not set', async (t) => {
  const url = 'postgresql://user:word@db/cohort'
  has(
    t,
    readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: url,
      DATABASE_PREPARE: 'false',
      DATA_DIR: '/data',
      WORKER: 'false',
      LOG_LEVEL: 'silent',
      KEY_PEPPER: 'x'.repeat(32),
    }),
    {
      port: 0,
      host: '0.0.0.0',
      databaseUrl: url,
      databasePrepare: false,
      storageUrl: 'file:/data/files',
      worker: false,
      sandbox: false,
      logLevel: 'silent',
      keyPepper: 'x'.repeat(32),
    },
  )
  has(t, readConfig({ PORT: ' ', DATABASE_URL: '', SANDBOX: '', PORT_FILE: '' }), { port: 3000, sandbox: true })
  t.equal(readConfig({ DATABASE_URL: url, SANDBOX: 'true' }).sandbox, true)
  t.equal(readConfig({ SANDBOX: 'false' }).sandbox, false)
})

test('readConfig: all faults are told in one list, and no value is in it', async (t) => {
  const env = {
    PORT: 'secret-port',
    DATABASE_URL: 'mysql://secret:secret@db/secret',
    DATABASE_POOL: '1',
    DATABASE_PREPARE: 'secret-yes',
    STORAGE_URL: 'ftp://secret',
    LOG_LEVEL: 'secret-loud',
    KEY_PEPPER: 'secret-short',
    WORKER: 'secret-maybe',
    SANDBOX_REMOTE: 'false',
    SANDBOX: 'secret-so',
    HOST: '0.0.0.0',
  }
  const problems = problemsOf(env)
  t.strictSame(problems.map((problem) => problem.split(':', 1)[0]).sort(), [
    'DATABASE_POOL',
    'DATABASE_PREPARE',
    'DATABASE_URL',
    'HOST',
    'KEY_PEPPER',
    'LOG_LEVEL',
    'PORT',
    'SANDBOX',
    'STORAGE_URL',
    'WORKER',
  ])
  has(
    t,
    t.throws(() => readConfig(env)),
    {
      name: 'ConfigError',
      message: /^The configuration is wrong:\n {2}- PORT: must be integer\n {2}- /,
    },
  )
  lacks(t, problems.join(), 'secret')
})

test('readConfig: each wrong value is answered with what would be right', async (t) => {
  for (const [env, said] of [
    [{ PORT: '65536' }, 'PORT: must be <= 65535'],
    [{ PORT: '-1' }, 'PORT: must be >= 0'],
    [{ PORT: '80.5' }, 'PORT: must be integer'],
    [{ DATABASE_POOL: '501' }, 'DATABASE_POOL: must be <= 500'],
    [{ DATABASE_URL: 'db' }, 'DATABASE_URL: must look like postgres://user:password@host:5432/database'],
    [{ STORAGE_URL: '/files' }, 'STORAGE_URL: must look like file:/absolute/folder'],
    [{ LOG_LEVEL: 'INFO' }, 'LOG_LEVEL: must be trace, debug, info, warn, error, fatal or silent'],
    [{ KEY_PEPPER: 'x'.repeat(31) }, 'KEY_PEPPER: must have at least 32 characters'],
    [{ SANDBOX: 'yes' }, 'SANDBOX: must be boolean'],
  ] as const)
    t.strictSame(problemsOf(env), [said])
})

test('readConfig: a secret may come in a file', async (t) => {
  const folder = t.testdir({ pepper: `${'p'.repeat(40)}\n`, url: 'postgres://secret@db/x', bad: 'secret' })
  const file = (name: string) => join(folder, name)
  has(t, readConfig({ KEY_PEPPER_FILE: file('pepper'), DATABASE_URL_FILE: file('url') }), {
    keyPepper: 'p'.repeat(40),
    databaseUrl: 'postgres://secret@db/x',
    sandbox: false,
  })
  mkdirSync(file('folder'))
  const cannot = (name: string) => `${name}: the file cannot be read`
  t.strictSame(problemsOf({ PORT_FILE: file('none'), HOST_FILE: file('folder') }), [
    cannot('PORT_FILE'),
    cannot('HOST_FILE'),
  ])
  t.strictSame(problemsOf({ KEY_PEPPER_FILE: file('bad') }), ['KEY_PEPPER: must have at least 32 characters'])
  t.strictSame(problemsOf({ PORT: '1', PORT_FILE: file('pepper') }), ['PORT: set either PORT or PORT_FILE, not both'])
  const told = problemsOf({ PORT_FILE: file('none'), KEY_PEPPER_FILE: file('bad') }).join()
  lacks(t, told, folder, 'not even where it is')
})

test('readConfig: a sandbox opens beyond this machine only when two settings say so', async (t) => {
  for (const [env, isRefused] of [
    [{ HOST: '0.0.0.0' }, true],
    [{ HOST: '::' }, true],
    [{ HOST: 'cohort.example' }, true],
    [{ HOST: '0.0.0.0', DATABASE_URL: 'postgres://db/x', SANDBOX: 'true' }, true],
    [{ HOST: '0.0.0.0', SANDBOX: 'true', SANDBOX_REMOTE: 'false' }, true],
    [{ HOST: '127.0.0.1' }, false],
    [{ HOST: '::1' }, false],
    [{ HOST: 'localhost' }, false],
    [{ HOST: '0.0.0.0', SANDBOX: 'true', SANDBOX_REMOTE: 'true' }, false],
    [{ HOST: '0.0.0.0', SANDBOX: 'false' }, false],
    [{ HOST: '0.0.0.0', DATABASE_URL: 'postgres://db/x' }, false],
  ] as const) {
    const problems = problemsOf(env)
    t.equal(problems.length, isRefused ? 1 : 0, JSON.stringify(env))
    if (isRefused) t.match(problems[0], /^HOST: a sandbox .*SANDBOX=false.*SANDBOX_REMOTE=true/)
  }
})

test('envExample: .env.example is what the settings say, and is a configuration that works', async (t) => {
  const committed = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  t.equal(committed, envExample(), 'run npm run env:example')
  const lines = committed.split('\n').filter((line) => /^[A-Z]/.test(line))
  const env = Object.fromEntries(lines.map((line) => line.split('=')))
  t.strictSame(readConfig(env), readConfig({}))
})

test('readConfig: origins and proxies are lists; what is none stops the start', async (t) => {
  const origins = (CORS_ORIGINS: string) => readConfig({ CORS_ORIGINS }).corsOrigins
  t.equal(origins('*'), '*')
  t.strictSame(origins('HTTPS://Apply.City.Example:443, http://localhost:5173,'), [
    'https://apply.city.example',
    'http://localhost:5173',
  ])
  t.strictSame(origins('http://[::1]:5173'), ['http://[::1]:5173'])
  const said =
    'CORS_ORIGINS: must be * or a list by comma of origins such as https://apply.city.example, each with its scheme and without a path'
  for (const bad of [
    'apply.city.example',
    'https://apply.city.example/',
    'https://apply.city.example/page',
    'https://apply.city.example?x',
    'https://apply.city.example https://other.example',
    'https://a.example;https://b.example',
    'https://*.city.example',
    'https://user@city.example',
    'https://city.example:99999',
    'https://a.example,*',
    'null',
    'true',
    '//apply.city.example',
    'https://',
  ])
    t.strictSame(problemsOf({ CORS_ORIGINS: bad }), [said], bad)

  const proxies = (TRUST_PROXY: string) => readConfig({ TRUST_PROXY }).trustProxy
  t.strictSame(proxies('10.0.0.0/8, ::1, uniquelocal'), ['10.0.0.0/8', '::1', 'uniquelocal'])
  for (const bad of ['true', '1', '10.0.0.0/33', '10.0.0/8', 'proxy.example', '10.0.0.1/', '::1/129', '10.0.0.0/8/8'])
    has(t, problemsOf({ TRUST_PROXY: bad }), [/^TRUST_PROXY: must be a list/], bad)
  t.strictSame(problemsOf({ STARTS_PER_MINUTE: '0', CORS_ORIGINS: 'x' }).length, 2, 'in one list with the others')
})
