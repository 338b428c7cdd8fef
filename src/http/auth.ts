import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Clock } from '../platform/clock.ts'
import { type Actor, anonymous, type Ctx, type Role } from '../platform/context.ts'
import type { Deadline } from '../platform/deadline.ts'
import type { Shares } from '../platform/postgres/shares.ts'
import { Problem, type ProblemExtra } from '../platform/problem.ts'
import { originOf } from './cors.ts'

/** Access to a route. `public`: everyone. `any`: every credential. Otherwise these roles, if the key has the scope. */
export type Access = 'public' | 'any' | { scope: string; roles: readonly Role[] }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    ctx: Ctx
  }
}

export const allow = (scope: string, ...roles: Role[]): Access => ({ scope, roles })

export interface AuthOptions {
  shares: Shares
  clock: Clock
  /** Returns the actor of a credential; undefined: it is unknown, expired or revoked. */
  authenticate: (credential: string, deadline: Deadline) => Promise<Actor | undefined>
}

export const unauthorized = (detail: string, extra: ProblemExtra = {}) =>
  new Problem(401, 'unauthorized', detail, extra, { 'www-authenticate': 'Bearer realm="cohort"' })

function credentialOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  if (authorization === undefined) return undefined
  const [, credential] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? []
  if (!credential) throw unauthorized('The Authorization header must be: Bearer <credential>.')
  return credential
}

function admit(access: Access, actor: Actor) {
  if (access === 'public') return
  if (actor.role === 'anonymous') throw unauthorized('Send a credential: Authorization: Bearer <credential>.')
  if (access === 'any') return
  if (!access.roles.includes(actor.role))
    throw new Problem(
      403,
      'role_not_allowed',
      `Only these roles may do this: ${access.roles.join(', ')}. The credential has the role ${actor.role}.`,
    )
  if (!actor.scopes.includes(access.scope))
    throw new Problem(403, 'scope_missing', `The credential lacks the scope ${access.scope}.`)
}

/**
 * Checks the page that sends a key. A publishable key works in its own pages only. A secret key works in its own pages
 * and those of the settings: the preflight, which carries no key, has also let in the pages of every other key. An
 * origin that nobody named comes from no browser, or from a page beside the service. Errors: origin_not_allowed.
 */
function checkOrigin(request: FastifyRequest, { role, origins }: Actor) {
  const { admission } = request
  if (admission === 'open' || role === 'anonymous' || role === 'applicant') return
  const origin = originOf(request)
  if (origin === undefined && role === 'page')
    throw new Problem(
      403,
      'origin_not_allowed',
      'A publishable key works in a web page only: the browser must send the Origin of the page. A server needs a secret key.',
    )
  if (origin === undefined || origins?.includes(origin)) return
  if (role !== 'page' && (admission === 'setting' || (admission === null && !origins))) return
  throw new Problem(
    403,
    'origin_not_allowed',
    'This key does not work in pages of this origin: add a key that names it.',
  )
}

/**
 * Authenticates and authorizes each request before its body is read, and sets `request.ctx` for the route.
 * Errors: unauthorized, role_not_allowed, scope_missing, origin_not_allowed.
 */
export const auth = fp(async (app: FastifyInstance, { shares, clock, authenticate }: AuthOptions) => {
  app.decorateRequest('ctx')
  app.addHook('onRequest', async (request) => {
    const { url = '', config } = request.routeOptions
    const { access, isProbe } = config
    if (!access || isProbe) return
    const credential = credentialOf(request)
    const { deadline } = request
    const db = shares.of(url, deadline)
    const [actor, now] = await Promise.all([credential ? authenticate(credential, deadline) : anonymous, clock(db)])
    if (!actor) throw unauthorized('The credential is unknown, expired or revoked.')
    checkOrigin(request, actor)
    admit(access, actor)
    request.ctx = { db, actor, now, clock, request_id: request.id }
  })
})
