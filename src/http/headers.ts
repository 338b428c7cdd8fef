import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a cache that many share may keep the answer, as long as it asks each time whether its ETag still holds. */
    cache?: 'public'
  }
}

/** The configuration of a route that shows everybody the same. */
export const CATALOGUE = { access: 'public' as const, cache: 'public' as const }

/** What helmet sends, for a service that answers no pages: nothing of it may be run or framed. The reference page has its own policy. */
export const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}

const PERSONAL = { 'cache-control': 'private, no-store', vary: 'Authorization' }
/** Pages elsewhere may show a poster or a leaflet of a program. */
const SHARED = {
  'cache-control': 'public, no-cache',
  vary: 'Authorization',
  'cross-origin-resource-policy': 'cross-origin',
}

/** What every answer of the API has until its route says more; a problem is never kept by any cache. */
export const PRIVATE_HEADERS = { ...SECURITY_HEADERS, ...PERSONAL }
const PUBLIC_HEADERS = { ...SECURITY_HEADERS, ...SHARED }

/** The contract and the reference page have no access of their own: they are the same for everybody. */
function isShared({ is404, headers, routeOptions: { config } }: FastifyRequest) {
  return !is404 && headers.authorization === undefined && (config.cache === 'public' || !config.access)
}

/** Before all other hooks, so that their refusals have the headers too. */
export const safeHeaders = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(isShared(request) ? PUBLIC_HEADERS : PRIVATE_HEADERS)
    done()
  })
})
