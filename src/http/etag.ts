import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../platform/problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route compares If-Match. `required`: the request must send it. Unset: the header is not read. */
    ifMatch?: 'required' | 'optional'
  }
  interface FastifyRequest {
    /** The version in If-Match; undefined: any version. */
    expected: number | undefined
  }
}

/** `"7"`, or `"7.call_open"` if the answer also shows something that is not stored, such as the phase. */
const TAG = /^(?:W\/)?"(\d{1,9})(?:\.[a-z_]+)?"$/

/** Sets the ETag. A GET with the same tag in If-None-Match, also as a weak tag from a proxy, is answered 304. */
export function tagged<T extends { version: number }>(
  request: FastifyRequest,
  reply: FastifyReply,
  body: T,
  state?: string,
): T | undefined {
  const tag = state ? `"${body.version}.${state}"` : `"${body.version}"`
  reply.header('etag', tag)
  const known = request.method === 'GET' ? request.headers['if-none-match'] : undefined
  if (!known?.split(/\s*,\s*/).some((each) => each === '*' || each.replace(/^W\//, '') === tag)) return body
  reply.code(304)
  return undefined
}

export const stale = () =>
  new Problem(412, 'stale', 'The resource has changed since you read it: read it again, and repeat your edit.')

/** Checks that the row still has the version that the client read. Errors: stale. */
export function checkVersion(expected: number | undefined, actual: number) {
  if (expected !== undefined && expected !== actual) throw stale()
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
    if (header === '*') return
    const [, version] = TAG.exec(header) ?? []
    if (!version) throw new Problem(412, 'stale', 'If-Match is not an ETag of this resource: read it again.')
    request.expected = Number(version)
  })
})
