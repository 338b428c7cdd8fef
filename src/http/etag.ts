import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../platform/problem.ts'

/** The versions in If-Match, of which one must be the resource's; undefined: any version. */
export type Expected = readonly number[] | undefined

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route compares If-Match. `required`: the request must send it. Unset: the header is not read. */
    ifMatch?: 'required' | 'optional'
  }
  interface FastifyRequest {
    expected: Expected
  }
}

/** `"7"`, or `"7.call_open"` if the answer also shows something that is not stored, such as the phase. */
const TAG = /^(\d{1,9})(?:\.[a-z][a-z\d_]*)?$/
/** An entity tag (RFC 9110, 8.8.3), whether weak or not, and what follows it in a list. */
const LISTED = /\s*(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)/gy
/** The suffix that proxies add to the tag of an answer that they compress: Apache `-gzip`, Jetty `--gzip`, others `;gzip`. */
const SUFFIX = /(?:--?|;)(?:gzip|br|deflate|df|zstd)$/

/** The tags in a header, without what a proxy made of them; undefined: it is no list of tags. */
function tagsIn(header: string): string[] | undefined {
  const tags: string[] = []
  LISTED.lastIndex = 0
  let end = 0
  for (const [whole, tag = ''] of header.matchAll(LISTED)) {
    tags.push(tag.replace(SUFFIX, ''))
    end += whole.length
  }
  return end === header.length ? tags : undefined
}

/** Sets the ETag. A GET with the same tag in If-None-Match, also as a weak tag from a proxy, is answered 304. */
export function tagged<T extends { version: number }>(
  request: FastifyRequest,
  reply: FastifyReply,
  body: T,
  state?: string,
): T | undefined {
  const tag = state ? `${body.version}.${state}` : `${body.version}`
  reply.header('etag', `"${tag}"`)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const known = isRead ? request.headers['if-none-match'] : undefined
  if (known === undefined || (known.trim() !== '*' && !tagsIn(known)?.includes(tag))) return body
  reply.code(304)
  return undefined
}

export const stale = () =>
  new Problem(412, 'stale', 'The resource has changed since you read it: read it again, and repeat your edit.')

/** Checks that the row still has a version that the client read. Errors: stale. */
export function checkVersion(expected: Expected, actual: number) {
  if (expected && !expected.includes(actual)) throw stale()
}

export const preconditions = fp(async (app: FastifyInstance) => {
  app.decorateRequest('expected')
  app.addHook('preValidation', async (request) => {
    const { ifMatch } = request.routeOptions.config
    const header = request.headers['if-match']
    if (!ifMatch) return
    if (header === undefined) {
      if (ifMatch === 'required')
        throw new Problem(
          428,
          'if_match_required',
          'Send If-Match with the ETag that you read, so that no other edit is lost.',
        )
      return
    }
    if (header.trim() === '*') return
    const versions = tagsIn(header)?.flatMap((tag) => TAG.exec(tag)?.[1] ?? [])
    if (!versions || versions.length === 0)
      throw new Problem(
        412,
        'stale',
        'If-Match is not an ETag of this resource: read it again, and send its ETag with the quotes.',
      )
    request.expected = versions.map(Number)
  })
})
