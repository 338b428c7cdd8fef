import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../platform/problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `required`: an edit that must name the version it was made from. Others take If-Match when it is given. */
    ifMatch?: 'required'
  }
  interface FastifyRequest {
    /** The version that If-Match names; undefined when the client did not ask. */
    expected: number | undefined
  }
}

/** `"7"`, or `"7.call_open"` where something that is not stored, such as the phase, shows in the answer too. */
const TAG = /^(?:W\/)?"(\d{1,9})(?:\.[a-z_]+)?"$/

/** Marks the answer with its version. A GET whose If-None-Match has the same tag, or that tag weakened by a proxy, is answered 304. */
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

/** The version a row must have for the edit to be made from what the client saw. */
export function checkVersion(expected: number | undefined, actual: number) {
  if (expected !== undefined && expected !== actual)
    throw new Problem(412, 'stale', 'The resource has changed since you read it: read it again, and repeat your edit.')
}

export const preconditions = fp(async (app: FastifyInstance) => {
  app.decorateRequest('expected')
  app.addHook('preValidation', async (request) => {
    const header = request.headers['if-match']
    if (header === undefined) {
      if (request.routeOptions.config.ifMatch === 'required')
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
