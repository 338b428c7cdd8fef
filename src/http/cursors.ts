import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { badCursor, type PageOf } from '../platform/postgres/pages.ts'
import type { Secrets } from '../platform/secrets.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Signs a cursor for this principal and path. */
    sealCursor(cursor: string): string
  }
}

const SIGNATURE_BYTES = 16

/** A cursor is valid only for the principal and the path that got it. */
const holderOf = ({ ctx: { actor }, url }: FastifyRequest) => `${actor.role} ${actor.id} ${url.split('?', 1)[0]}`

/**
 * Signs cursors in answers and checks them in requests: a client cannot forge one, or use another client's. Errors:
 * cursor_invalid.
 */
export const cursors = fp(async (app: FastifyInstance, { secrets }: { secrets: Secrets }) => {
  function seal(request: FastifyRequest, cursor: string): string {
    const signature = secrets.sign(`${holderOf(request)}\n${cursor}`).subarray(0, SIGNATURE_BYTES)
    return Buffer.concat([signature, Buffer.from(cursor)]).toString('base64url')
  }

  function open(request: FastifyRequest, sealed: string): string {
    const cursor = Buffer.from(sealed, 'base64url').subarray(SIGNATURE_BYTES).toString()
    // Compares the whole sealed text, because one value has several spellings in base64url.
    const [expected, given] = [Buffer.from(seal(request, cursor)), Buffer.from(sealed)]
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw badCursor()
    return cursor
  }

  app.decorateRequest('sealCursor', function (cursor) {
    return seal(this, cursor)
  })
  app.addHook('preHandler', async (request) => {
    const query = request.query as { cursor?: string }
    if (query.cursor !== undefined) query.cursor = open(request, query.cursor)
  })
})

/** Signs a page's cursor, and sets a `Link` header to the next page (RFC 8288). */
export function linked<P extends PageOf<unknown>>(request: FastifyRequest, reply: FastifyReply, page: P): P {
  if (page.next_cursor === null) return page
  const next_cursor = request.sealCursor(page.next_cursor)
  const next = new URL(request.url, 'http://localhost')
  next.searchParams.set('cursor', next_cursor)
  reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  return { ...page, next_cursor }
}
