import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { formats } from './formats.ts'
import { createOutage } from './outage.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** The code of the problem that it tells. */
    problemCode: string | undefined
  }
}

const CODE = /^\{"type":"urn:cohort:problem:([a-z_]+)"/
/** The code in the body of a problem. */
export const codeIn = (payload: unknown) => CODE.exec(String(payload))?.[1]

const isId = (value: string) => formats.uuid?.(value) === true

/** The ids in the address, such as application_id. Anything else in their place may be a name that somebody typed. */
function idsOf(params: unknown): Record<string, string> {
  const ids = Object.entries((params ?? {}) as Record<string, string>)
  return Object.fromEntries(ids.filter(([name, value]) => name.endsWith('_id') && isId(value)))
}

/** Logs one line a request, without a name, a query, a body or a credential. */
export const requestLog = fp(async (app: FastifyInstance) => {
  const noteOutage = createOutage(app.log)
  app.decorateReply('problemCode')
  // Reads the code from the body, so that a problem of any source is logged with it.
  app.addHook('onSend', (_, reply, payload, done) => {
    if (reply.statusCode >= 400) reply.problemCode = codeIn(payload)
    done()
  })
  app.addHook('onResponse', async (request, reply) => {
    const { routeOptions, ctx } = request
    const facts = {
      method: request.method,
      route: routeOptions.url ?? null,
      status: reply.statusCode,
      code: reply.problemCode,
      ms: Math.round(reply.elapsedTime),
      role: ctx?.actor.role,
      actor: ctx?.actor.id,
      ...idsOf(request.params),
    }
    noteOutage(request, reply.statusCode, reply.problemCode)
    // A balancer asks every few seconds. A probe that fails is of interest.
    if (routeOptions.config.isProbe && reply.statusCode < 400) request.log.debug(facts, 'answered')
    else request.log.info(facts, 'answered')
  })
})
