import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import { sql } from 'kysely'
import { type Ctx, inTransaction } from '../platform/context.ts'
import type { Db } from '../platform/postgres/db.ts'
import { prepared } from '../platform/postgres/prepared.ts'
import { Problem } from '../platform/problem.ts'
import type { Secrets } from '../platform/secrets.ts'
import { problemBody } from './problems.ts'

interface Answer {
  status: number
  headers: Record<string, string>
  body: string | null
}

const KEPT_HEADERS = ['content-type', 'etag', 'location', 'link', 'cache-control'] as const
const KEY = /^[\x21-\x7e]{1,255}$/

/** The same value whatever the order of its members. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

const sha256 = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest()

/** A multipart body counts by its parts: a retry has another boundary and is the same request. */
const contentOf = ({ upload, body }: FastifyRequest) =>
  upload ? [upload.filename, upload.media_type, upload.size, upload.sha256] : body

interface Kept {
  free: boolean
  fingerprint: Buffer | null
  answer: Buffer | null
}
const takeKey = prepared(
  (_, { scope, lock }: { scope: Buffer; lock: string }) =>
    sql<Kept>`select * from take_idempotency_key(${scope}, ${lock})`,
)
const keep = prepared((db, { scope, fingerprint, answer }: { scope: Buffer; fingerprint: Buffer; answer: Buffer }) =>
  db.insertInto('idempotency_key').values({ scope, fingerprint, answer }),
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
      'This Idempotency-Key was used for another request: take a new key.',
    )
  return JSON.parse(secrets.open(kept.answer).toString())
}

/** What the route answers, as it will be sent. A refusal undoes what the route wrote, and is an answer to keep too. */
async function runRoute(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, run: () => unknown): Promise<Answer> {
  // Goes out with the route's first statement. It fails only with its connection, and so does what follows it.
  sql`savepoint effect`.execute(ctx.db).catch(() => {})
  try {
    const payload = await run()
    const body = payload === undefined ? null : String(reply.serialize(payload as object))
    if (body !== null && !reply.hasHeader('content-type')) reply.type('application/json; charset=utf-8')
    const headers = KEPT_HEADERS.flatMap((name) =>
      reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [],
    )
    return { status: reply.statusCode, headers: Object.fromEntries(headers), body }
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 409 && error.status !== 422)) throw error
    await sql`rollback to savepoint effect`.execute(ctx.db)
    const headers = {
      ...error.headers,
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
    }
    return { status: error.status, headers, body: JSON.stringify(problemBody(error, request)) }
  }
}

/** Answers are kept for 72 hours. */
export const deleteOldAnswers = (db: Db) =>
  db.deleteFrom('idempotency_key').where('created_at', '<', sql<string>`now() - interval '72 hours'`).execute()

/**
 * Honours `Idempotency-Key` on everything that writes. The key belongs to one principal, method and route; its row
 * commits with the effect it answers for. A repeat is answered with the same bytes; another body is refused.
 */
export const idempotency = fp(async (app: FastifyInstance, { secrets }: { secrets: Secrets }) => {
  async function once(request: FastifyRequest, reply: FastifyReply, key: string, run: () => unknown) {
    if (!KEY.test(key))
      throw new Problem(400, 'idempotency_key_malformed', 'Idempotency-Key must be 1 to 255 visible ASCII characters.')
    const { actor } = request.ctx
    const { method, routeOptions, url, query } = request
    const scope = sha256(actor.id, method, routeOptions.url, key)
    const fingerprint = sha256(method, url.split('?', 1)[0], canonical(query), canonical(contentOf(request) ?? null))
    let keeping: Promise<unknown> | undefined
    const { answer, replayed } = await inTransaction(request.ctx, async (ctx) => {
      const kept = await findAnswer(ctx, secrets, scope, fingerprint)
      if (kept) return { answer: kept, replayed: true }
      request.ctx = ctx
      const fresh = await runRoute(ctx, request, reply, run)
      const sealed = secrets.seal(Buffer.from(JSON.stringify(fresh)))
      // Goes out with the commit, which fails where this does.
      keeping = keep(ctx.db, { scope, fingerprint, answer: sealed })
      keeping.catch(() => {})
      return { answer: fresh, replayed: false }
    }).catch(async (error: unknown) => {
      // The commit only says that there was none; this says why.
      await keeping
      throw error
    })
    if (replayed) reply.header('idempotent-replayed', 'true')
    return reply
      .code(answer.status)
      .headers(answer.headers)
      .send(answer.body ?? undefined)
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
