import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Traces } from '../platform/traces.ts'

const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/

/**
 * The caller's span (W3C Trace Context); undefined if the header is not valid. The tracestate is not used: it is for
 * services that we call, and we call none.
 */
export function callerOf(traceparent: unknown) {
  const [, version, traceId, spanId, flags, more] = TRACEPARENT.exec(String(traceparent)) ?? []
  if (!traceId || !spanId || (version === '00' && more)) return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(String(flags), 16) & 1, isRemote: true }
}

/** Makes one span per request, named by the route template. It has no URL, headers, bodies or actor. */
export const tracing = fp(async (app: FastifyInstance, { traces }: { traces: Traces }) => {
  traces.onDelivery((err) => {
    if (err) app.log.warn({ err }, 'traces_lost')
    else app.log.info('traces_delivered')
  })
  app.addHook('onRequest', (request, reply, done) => {
    const { method, protocol, headers, id } = request
    const { url: route } = request.routeOptions
    const attributes = {
      'http.request.method': method,
      'url.scheme': protocol,
      'cohort.request_id': id,
      ...(route && { 'http.route': route }),
    }
    const span = traces.begin(route ? `${method} ${route}` : method, attributes, callerOf(headers.traceparent))
    reply.raw.once('close', () => {
      const { statusCode, writableFinished } = reply.raw
      const failed = writableFinished && statusCode >= 500
      const outcome = { ...(writableFinished && { 'http.response.status_code': statusCode }) }
      span.end({ ...outcome, ...(failed && { 'error.type': String(statusCode) }) }, failed)
    })
    span.run(done)
  })
})
