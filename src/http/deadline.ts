import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Deadline } from '../platform/deadline.ts'

declare module 'fastify' {
  interface FastifyRequest {
    deadline: Deadline
  }
}

/** An answer takes at most 5 s: this time for all waiting, the rest for computing. */
const BUDGET_MS = 4_500

/** Gives each request a deadline. It is paused while the client sends the body; for files `receive` pauses it. */
export const deadline = fp(async (app: FastifyInstance) => {
  app.decorateRequest('deadline')
  app.addHook('onRequest', (request, _reply, done) => {
    request.deadline = new Deadline(BUDGET_MS)
    done()
  })
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    request.deadline.pause()
    done()
  })
  app.addHook('preValidation', (request, _reply, done) => {
    request.deadline.resume()
    done()
  })
})
