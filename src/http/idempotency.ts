import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import { sql } from 'kysely'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { canonicalJson } from '../platform/json.ts'
import type { Db } from '../platform/postgres/db.ts'
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

const sha256 = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest()

/** A multipart body counts by its parts: a retry has another boundary and is the same request. */
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

/** Takes the key for this transaction. Its lock goes with the connection, so a killed process leaves nothing behind. */
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

/** What the route answers, as it will be sent. A route throws its refusals: what it returns took effect. */
async function runRoute(reply: FastifyReply, run: () => unknown): Promise<Answer> {
  const payload = await run()
  const body = payload === undefined ? null : String(reply.serialize(payload as object))
  if (body !== null && !reply.hasHeader('content-type')) reply.type('application/json; charset=utf-8')
  const headers = KEPT_HEADERS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : []))
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body }
}

/** Answers are kept for 72 hours. */
export const deleteOldAnswers = (db: Db) =>
  db.deleteFrom('idempotency_key').where('created_at', '<', sql<string>`now() - interval '72 hours'`).execute()

/**
 * Honours `Idempotency-Key` on everything that writes. The key belongs to one principal, method and route. What took effect
 * (2xx) commits together with its answer: a repeat gets the same bytes, and the key is refused to another body. A refusal
 * rolls back the whole transaction and leaves nothing: the key is as new.
 */
export const idempotency = fp(async (app: FastifyInstance, { secrets }: { secrets: Secrets }) => {
  async function once(request: FastifyRequest, reply: FastifyReply, key: string, run: () => unknown) {
    if (!KEY.test(key))
      throw new Problem(400, 'idempotency_key_malformed', 'Idempotency-Key must be 1 to 255 visible ASCII characters.')
    const { actor } = request.ctx
    const { method, routeOptions, url, query } = request
    const scope = sha256(actor.id, method, routeOptions.url, key)
    const fingerprint = sha256(
      method,
      url.split('?', 1)[0],
      canonicalJson(query),
      canonicalJson(contentOf(request) ?? null),
    )
    const { answer, replayed } = await inTransaction(request.ctx, async (ctx) => {
      const kept = await findAnswer(ctx, secrets, scope, fingerprint)
      if (kept) return { answer: kept, replayed: true }
      request.ctx = ctx
      const fresh = await runRoute(reply, run)
      await keep(ctx.db, { scope, fingerprint, answer: secrets.seal(Buffer.from(JSON.stringify(fresh))) })
      return { answer: fresh, replayed: false }
    }).catch((error: unknown) => {
      // The route may have told of what is undone now.
      for (const name of KEPT_HEADERS) reply.removeHeader(name)
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
      // Nobody in particular has no keys of their own, and what is public changes nothing.
      if (key === undefined || request.ctx.actor.id === null) return run()
      return once(request, reply, String(key), run)
    }
    route.handler = wrapped
  })
})
