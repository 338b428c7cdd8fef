import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import { sql } from 'kysely'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { canonicalJson } from '../platform/json.ts'
import type { Db } from '../platform/postgres/db.ts'
import { mayHaveCommitted } from '../platform/postgres/pipeline.ts'
import { prepared } from '../platform/postgres/prepared.ts'
import { Problem } from '../platform/problem.ts'
import type { Secrets } from '../platform/secrets.ts'

interface Answer {
  status: number
  headers: Record<string, string>
  body: string | null
}

const KEPT_HEADERS = ['content-type', 'etag', 'location', 'link', 'cache-control'] as const
const KEY = /^[\x21-\x7e]{1,255}$/
/** 20 random characters cannot be guessed. A UUID has 36. */
const SHARED_KEY_LENGTH = 20

const sha256 = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest()

/** The content to compare. Of a multipart body only the file counts: a retry has a different boundary. */
const contentOf = ({ upload, body, routeOptions }: FastifyRequest) =>
  routeOptions.config.receives ? [upload.filename, upload.media_type, upload.size, upload.sha256] : body

interface Kept {
  free: boolean
  fingerprint: Buffer | null
  answer: Buffer | null
}
const takeKey = prepared(
  (_, { scope, lock }: { scope: Buffer; lock: string }) =>
    sql<Kept>`select * from take_idempotency_key(${scope}, ${lock})`,
)
const keep = prepared((db, row: { scope: Buffer; fingerprint: Buffer; answer: Buffer }) =>
  db.insertInto('idempotency_key').values({ scope: row.scope, fingerprint: row.fingerprint, answer: row.answer }),
)

/**
 * Locks the key for this transaction, and returns its stored answer. The lock ends with the connection, so a killed
 * process leaves none. Errors: request_in_flight, idempotency_key_reused.
 */
async function findAnswer(ctx: Ctx, secrets: Secrets, scope: Buffer, fingerprint: Buffer): Promise<Answer | undefined> {
  const lock = scope.readBigInt64BE(0).toString()
  const [kept] = await takeKey(ctx.db, { scope, lock })
  if (!kept?.free)
    throw new Problem(
      409,
      'request_in_flight',
      'The first request with this Idempotency-Key is still running.',
      {},
      { 'retry-after': '1' },
    )
  if (!kept.fingerprint || !kept.answer) return undefined
  if (!kept.fingerprint.equals(fingerprint))
    throw new Problem(
      422,
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request: use a new key.',
    )
  return JSON.parse(secrets.open(kept.answer).toString())
}

/** Runs the route and returns its answer as it is sent. A route throws refusals, so a returned answer is a success. */
async function runRoute(reply: FastifyReply, run: () => unknown): Promise<Answer> {
  const payload = await run()
  const body = payload === undefined ? null : String(reply.serialize(payload as object))
  if (body !== null && !reply.hasHeader('content-type')) reply.type('application/json; charset=utf-8')
  const headers = KEPT_HEADERS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : []))
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body }
}

/** Deletes stored answers that are older than 72 hours. */
export const deleteOldAnswers = (db: Db) =>
  db.deleteFrom('idempotency_key').where('created_at', '<', sql<string>`now() - interval '72 hours'`).execute()

/**
 * Handles `Idempotency-Key` on all writes. A key belongs to one principal, method and route. A success (2xx) is
 * committed together with its answer: a retry gets the same bytes, and another body with the same key is refused. A
 * refusal rolls back the whole transaction, so the key can be used again.
 */
export const idempotency = fp(async (app: FastifyInstance, { secrets }: { secrets: Secrets }) => {
  async function once(request: FastifyRequest, reply: FastifyReply, key: string, run: () => unknown) {
    if (!KEY.test(key))
      throw new Problem(400, 'idempotency_key_malformed', 'Idempotency-Key must be 1 to 255 visible ASCII characters.')
    const { actor } = request.ctx
    // All who open a page have its key: the answer to somebody else's key and body must not be guessed.
    if (actor.role === 'page' && key.length < SHARED_KEY_LENGTH)
      throw new Problem(
        400,
        'idempotency_key_malformed',
        `With a publishable key, an Idempotency-Key must have at least ${SHARED_KEY_LENGTH} characters and be random, such as a UUID.`,
      )
    const { method, routeOptions, url, query } = request
    const fingerprint = sha256(
      method,
      url.split('?', 1)[0],
      canonicalJson(query),
      canonicalJson(contentOf(request) ?? null),
    )
    // Two people who open the same page must not meet under one key, whatever they send.
    const scope = sha256(
      actor.id,
      method,
      routeOptions.url,
      key,
      ...(actor.role === 'page' ? [fingerprint.toString('hex')] : []),
    )
    let keeping: Promise<unknown> | undefined
    const { answer, replayed } = await inTransaction(request.ctx, async (ctx) => {
      const kept = await findAnswer(ctx, secrets, scope, fingerprint)
      if (kept) return { answer: kept, replayed: true }
      request.ctx = ctx
      const fresh = await runRoute(reply, run)
      const sealed = secrets.seal(Buffer.from(JSON.stringify(fresh)))
      // Not awaited: the insert is sent together with COMMIT. If it fails, COMMIT fails.
      keeping = keep(ctx.db, { scope, fingerprint, answer: sealed })
      keeping.catch(() => {})
      return { answer: fresh, replayed: false }
    }).catch(async (error: unknown) => {
      // The route may have set headers about changes that are rolled back now.
      for (const name of KEPT_HEADERS) reply.removeHeader(name)
      // COMMIT only reports a rollback. Await the insert to get the original error.
      if (!mayHaveCommitted(error)) await keeping
      throw error
    })
    if (replayed) reply.header('idempotent-replayed', 'true')
    reply.code(answer.status).headers(answer.headers)
    return answer.body ?? undefined
  }

  app.addHook('onRoute', (route) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(String(route.method)) || !route.config?.access) return
    const { handler } = route
    const wrapped: RouteHandlerMethod = function (request, reply) {
      const key = request.headers['idempotency-key']
      const run = () => handler.call(this, request, reply)
      // An actor without an id owns no keys. Public routes change nothing anyway.
      if (key === undefined || request.ctx.actor.id === null) return run()
      return once(request, reply, String(key), run)
    }
    route.handler = wrapped
  })
})
