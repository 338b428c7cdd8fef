import type { FastifyReply, FastifyRequest } from 'fastify'
import { tagged } from '../../http/etag.ts'
import { allowedActions } from './lifecycle.ts'
import type { Application } from './schema.ts'

/**
 * Answers with an application and its tag. `allowed` changes with the program and the clock, but the version does not.
 * If `allowed` differs from that of an open call, the tag names it; otherwise a 304 would keep the old list in use.
 */
export function answered<T extends Application>(request: FastifyRequest, reply: FastifyReply, application: T) {
  const { allowed, status } = application
  const usual = allowedActions(status, request.ctx.actor.role, 'call')
  const state = allowed.length === usual.length ? undefined : allowed.join('_') || 'none'
  return tagged(request, reply, application, state)
}
