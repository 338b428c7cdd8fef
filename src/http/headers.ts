import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a shared cache may keep the answer. It must revalidate the ETag each time. */
    cache?: 'public'
  }
}

/** The configuration of a public route whose answers shared caches may keep. */
export const CATALOGUE = { access: 'public' as const, cache: 'public' as const }

/** The headers of helmet, for answers that are never run or framed. The reference page has its own policy. */
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

const PERSONAL = { 'cache-control': 'private, no-store', vary: 'Authorization, Origin' }
const SHARED = { 'cache-control': 'public, no-cache', vary: 'Authorization, Origin' }

/** The headers of answers that no shared cache may keep. Problems always have them. */
export const PRIVATE_HEADERS = { ...SECURITY_HEADERS, ...PERSONAL }
const PUBLIC_HEADERS = { ...SECURITY_HEADERS, ...SHARED }

/** Whether shared caches may keep the answer. The contract and the reference page have no `access`. */
function isShared({ is404, headers, routeOptions: { config } }: FastifyRequest) {
  return !is404 && headers.authorization === undefined && (config.cache === 'public' || !config.access)
}

/** Register it before all other hooks, so that their refusals have the headers too. */
export const safeHeaders = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(isShared(request) ? PUBLIC_HEADERS : PRIVATE_HEADERS)
    done()
  })
})
