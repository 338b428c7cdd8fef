import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Metrics } from '../platform/metrics.ts'
import { urlOf } from './address.ts'
import { PRIVATE_HEADERS } from './headers.ts'
import { refusalOf } from './parser-errors.ts'
import { codeIn } from './request-log.ts'

/** Counts requests by route template, and problems by code. Register it before all plugins that may answer. */
export const counting = fp(async (app: FastifyInstance, { metrics }: { metrics: Metrics }) => {
  const { requests, inFlight, problems } = metrics
  app.addHook('onRequest', (request, reply, done) => {
    inFlight.inc()
    reply.raw.once('close', () => {
      inFlight.dec()
      const status = reply.raw.writableFinished ? reply.statusCode : 'aborted'
      const route = request.routeOptions.url ?? 'none'
      requests.observe({ method: request.method, route, status }, reply.elapsedTime / 1_000)
    })
    done()
  })
  // Reads the code from the body, so that problems of every source are counted.
  app.addHook('onSend', (_, reply, payload, done) => {
    const code = reply.statusCode >= 400 && codeIn(payload)
    if (code) problems.inc({ code })
    done()
  })
  // Runs before the listener that writes the answer: afterwards the socket does not show whether there was one.
  app.server.prependListener('clientError', (error, socket) => {
    const problem = refusalOf(error, socket)
    if (problem) problems.inc({ code: problem.code })
  })
})

/** Serves the metrics on a separate port, so that a load balancer for the API does not publish them. */
export async function serveMetrics({ registry }: Metrics, { port, host }: { port: number; host: string }) {
  const server = createServer(({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') return response.writeHead(404, PRIVATE_HEADERS).end()
    registry.metrics().then(
      (text) => response.writeHead(200, { ...PRIVATE_HEADERS, 'content-type': registry.contentType }).end(text),
      () => response.destroy(),
    )
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    url: `${urlOf(host, (server.address() as AddressInfo).port)}/metrics`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
