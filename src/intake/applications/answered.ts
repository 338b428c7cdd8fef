import type { FastifyReply, FastifyRequest } from 'fastify'
import { tagged } from '../../http/etag.ts'
import { allowedActions } from './lifecycle.ts'
import type { Application } from './schema.ts'

/**
 * Answers with an application and its tag. `allowed` changes with the program and the clock, but the version does not.
 * If `allowed` differs from that of an open call, the tag names it, and so does it with the latest safe decision date:
 * otherwise a 304 would keep the old ones in use.
 */
export function answered<T extends Application>(request: FastifyRequest, reply: FastifyReply, application: T) {
  const { allowed, status } = application
  const usual = allowedActions(status, request.ctx.actor.role, 'call')
  const changed = allowed.length === usual.length ? [] : [allowed.join('_') || 'none']
  const date = application.latest_safe_decision_date
  const visa = date ? `visa_${date.replaceAll('-', '')}` : []
  return tagged(request, reply, application, [...changed, visa].flat().join('_') || undefined)
}
