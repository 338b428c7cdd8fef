import accepts from '@fastify/accepts'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Problem, type ProblemItem } from '../platform/problem.ts'

const PRODUCED = ['application/json', 'application/problem+json']

/** Strings that Postgres cannot store: a NUL, or half of a surrogate pair. */
function unstorable(value: unknown, pointer: string, found: ProblemItem[] = []): ProblemItem[] {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      found.push({ pointer, code: 'unstorable_text', detail: 'holds a character that cannot be stored' })
  } else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      unstorable(name, `${pointer}/-`, found)
      unstorable(inner, `${pointer}/${name}`, found)
    }
  }
  return found
}

/** What holds for every request: its id, what it accepts, text that can be stored; and how the process drains. */
export const conventions = fp(async (app: FastifyInstance, { isDraining }: { isDraining: () => boolean }) => {
  await app.register(accepts)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  const parseJson = app.getDefaultJsonParser('error', 'error')
  // An action without a body may come with the content type of one.
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parseJson(request, body, done),
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (isDraining()) reply.header('connection', 'close')
    if (request.url.startsWith('/v1/') && !request.routeOptions.config.produces && !request.accepts().type(PRODUCED))
      throw new Problem(406, 'not_acceptable', 'This is answered as application/json.')
  })
  app.addHook('preValidation', async (request) => {
    const errors = [
      ...unstorable(request.body, ''),
      ...unstorable(request.query, '?'),
      ...unstorable(request.params, ''),
    ]
    if (errors.length > 0)
      throw new Problem(400, 'unstorable_text', 'A text holds a character that cannot be stored.', { errors })
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        role: request.ctx?.actor.role,
        actor: request.ctx?.actor.id,
      },
      'answered',
    )
  })
})

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types of an answer that is not JSON. */
    produces?: readonly string[]
  }
}
