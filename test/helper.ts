import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { LogConfig } from 'kysely'
import type { Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { DEADLINES, passDeadline } from '../src/deadlines.ts'
import type { Post } from '../src/exchange/messages/deliver-messages.ts'
import { createApiKey } from '../src/network/api-keys/create-api-key.ts'
import type { NewApiKey } from '../src/network/api-keys/schema.ts'
import { type Ctx, system } from '../src/platform/context.ts'
import { localFiles } from '../src/platform/files.ts'
import { fileMailer } from '../src/platform/mail.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { secretsFrom } from '../src/platform/secrets.ts'
import { openSandbox } from '../src/sandbox/sandbox.ts'
import { contractChecker } from './contract.ts'
import { createDatabase } from './database.ts'
import { factories } from './factories.ts'

export const PEPPER = 'a pepper for tests that is long enough'

export interface BuildOptions {
  /** The time on the clock until the test sets it. */
  now?: string
  sandbox?: boolean
  pool?: number
  /** What browsers and proxies may do, as in the settings. */
  corsOrigins?: '*' | string[]
  trustProxy?: string[]
  startsPerMinute?: number
  publicUrl?: string
  /** Called for every query. */
  log?: LogConfig
  /** Called for every answer to a request through `as`. */
  onAnswer?: (method: string, url: string, answer: Answer) => void
}

export type Answer = LightMyRequestResponse
type Extra = { headers?: Record<string, string>; payload?: InjectOptions['payload'] }

const checkers = new Map<string, ReturnType<typeof contractChecker>>()

/** The document depends on these settings only, so the apps of a test file share one checker. */
function checkerOf(app: FastifyInstance, settings: string) {
  const known = checkers.get(settings) ?? contractChecker(app)
  checkers.set(settings, known)
  return known
}

/** Does the timed work that is due at `ctx.now`, as the worker does. A failure fails the test. */
export async function passTime(ctx: Ctx): Promise<void> {
  const fail = (_: string, error: unknown) => {
    throw error
  }
  for (const deadline of DEADLINES) await passDeadline(ctx, deadline, fail)
}

/** Builds an app for one test: a database cloned from the template, a folder for files, a clock that the test sets. */
async function start(
  t: Test,
  { now = '2017-10-02T00:00:00.000Z', sandbox = false, pool = 10, log, onAnswer, ...settings }: BuildOptions = {},
) {
  const database = await createDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'cohort-files-'))
  const db = connect({ url: database.url, max: pool, prepare: true, log })
  const files = localFiles(folder)
  const secrets = secretsFrom(PEPPER)
  const mailFolder = `${folder}-mail`
  const post: Post = {
    mail: fileMailer(mailFolder, 'The office <office@cohort.example>'),
    secrets,
    places: { frontendUrl: 'https://apply.example', publicUrl: settings.publicUrl },
  }
  const time = { now }
  const clock = async () => time.now
  const app = await buildApp({
    db,
    files,
    clock,
    secrets,
    config: { frontendUrl: post.places.frontendUrl, sandbox, logLevel: process.env.LOG_LEVEL ?? 'silent', ...settings },
  })
  await app.ready()
  const faultsOf = checkerOf(app, JSON.stringify([sandbox, settings.publicUrl]))
  t.teardown(async () => {
    await app.close()
    await db.destroy()
    await database.drop()
    for (const each of [folder, mailFolder]) await rm(each, { recursive: true, force: true })
  })

  /** Sends requests with a credential, and checks every answer against the contract. */
  function as(credential?: string) {
    const request =
      (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
      async (url: string, payload?: InjectOptions['payload'], extra: Extra = {}) => {
        const headers = { ...(credential && { authorization: `Bearer ${credential}` }), ...extra.headers }
        const response = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
        onAnswer?.(method, url, response)
        const faults = faultsOf(method, url, response)
        if (faults.length > 0) t.fail('the answer is not as the contract says', { faults, body: response.body })
        if (response.statusCode >= 400) t.match(response.headers['content-type'], /^application\/problem\+json/)
        return response
      }
    return {
      get: (url: string, headers?: Record<string, string>) =>
        request('GET')(url, undefined, { headers: headers ?? {} }),
      post: request('POST'),
      put: request('PUT'),
      patch: request('PATCH'),
      delete: request('DELETE'),
    }
  }

  const ctx = (): Ctx => ({ db, actor: system, now: time.now, clock })
  async function key(wanted: Omit<NewApiKey, 'name'>): Promise<string> {
    const keyPrefix = sandbox ? 'coh_test_' : 'coh_live_'
    return (await createApiKey(ctx(), { secrets, keyPrefix }, { name: `a ${wanted.role}`, ...wanted })).key
  }
  const secretariat = await key({ role: 'secretariat' })
  return {
    t,
    app,
    db,
    files,
    folder,
    mailFolder,
    post,
    secrets,
    database,
    as,
    key,
    ctx,
    secretariat,
    openSandbox: () => openSandbox(db, secrets),
    setNow: (instant: string) => {
      time.now = instant
    },
  }
}

export type World = Awaited<ReturnType<typeof start>>

/** Builds an app, and factories for the data that a test needs in it. */
export async function build(t: Test, options?: BuildOptions) {
  const world = await start(t, options)
  return { ...world, ...factories(world) }
}
