import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { isAmong, isLoopbackOrigin, normalizeOrigin, type Origins } from './origins.ts'
import type { Paths } from './paths.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `loopback`: only pages on this machine may read the answers, whatever the settings say. */
    origins?: 'loopback'
  }
  interface FastifyRequest {
    /**
     * Why the page that asks may read the answer: the route is open to every page, the settings name its origin, or
     * some API key does. Null: it may not, or the client sends no Origin.
     */
    admission: 'open' | 'setting' | 'key' | null
  }
}

const REQUEST_HEADERS = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Baggage',
  'Cache-Control',
  'Content-Encoding',
  'Content-Language',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'Last-Event-ID',
  'Pragma',
  'Range',
  'Traceparent',
  'Tracestate',
  'X-Request-Id',
  'X-Requested-With',
].join(', ')

const EXPOSED = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Range',
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Vary',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ')

/** The headers of an answer that every page may read. An answer of the parser cannot know which page asks. */
export const OPEN_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': EXPOSED,
  'cross-origin-resource-policy': 'cross-origin',
}

/** Seconds for which a browser may keep the answer to a preflight. Chromium keeps none for longer. */
const MAX_AGE = '7200'
const ANY_METHOD = 'GET, HEAD, POST, PUT, PATCH, DELETE'

export interface CorsOptions {
  /** The pages that may use the routes that are not public. */
  origins: Origins
  /** Whether some active API key names this normalized origin. */
  isKeyOrigin: (origin: string) => Promise<boolean>
  paths: Paths
}

/** The origin of the page that asks, normalized. `null` for a page without one; undefined: no page asks. */
export function originOf({ headers: { origin } }: FastifyRequest): string | undefined {
  return origin === undefined ? undefined : (normalizeOrigin(origin) ?? 'null')
}

const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined

/**
 * Cross-origin resource sharing (the Fetch standard). No cookie exists, so an answer that everyone may have is open to
 * every page. Register it after `safeHeaders` and before all other hooks: a preflight is answered before anything can
 * refuse it, and every refusal can be read by the page that caused it.
 */
export const cors = fp(async (app: FastifyInstance, { origins, isKeyOrigin, paths }: CorsOptions) => {
  async function admissionTo(config: FastifyContextConfig | undefined, origin: string | undefined) {
    if (config?.origins === 'loopback') return origin && isLoopbackOrigin(origin) ? 'setting' : null
    // Without a route there is only a problem to read.
    if (!config?.access || config.access === 'public') return 'open'
    if (origin === undefined) return null
    if (isAmong(origins, origin)) return 'setting'
    return origin !== 'null' && (await isKeyOrigin(origin)) ? 'key' : null
  }

  app.decorateRequest('admission', null)
  app.addHook('onRequest', async (request, reply) => {
    const { url, headers, is404, routeOptions } = request
    const asked = isPreflight(request) ? String(headers['access-control-request-method']) : undefined
    const config = asked ? paths.configAt(asked, url) : is404 ? undefined : routeOptions.config
    const admission = await admissionTo(config, originOf(request))
    request.admission = admission
    const isForAll = admission === 'open' || (admission === 'setting' && origins === '*' && !config?.origins)
    if (admission)
      reply.headers({ ...OPEN_HEADERS, 'access-control-allow-origin': isForAll ? '*' : String(headers.origin) })
    if (asked === undefined) return
    if (admission) {
      const methods = paths.methodsAt(url).join(', ') || ANY_METHOD
      reply.headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': REQUEST_HEADERS,
        'access-control-max-age': MAX_AGE,
      })
    }
    reply.header('vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers')
    return reply.code(204).send()
  })
  // Other web sites may embed what they may read, such as a program's poster. A problem sets the header anew.
  app.addHook('onSend', async (_request, reply) => {
    if (reply.hasHeader('access-control-allow-origin'))
      reply.headers({ 'cross-origin-resource-policy': 'cross-origin' })
  })
})
