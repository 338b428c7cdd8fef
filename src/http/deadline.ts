import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Deadline } from '../platform/deadline.ts'

declare module 'fastify' {
  interface FastifyRequest {
    deadline: Deadline
  }
}

/** An answer within 5 s: this long for all that the request waits for, the rest for what it computes. */
const BUDGET_MS = 4_500

/** Gives each request one deadline. It does not run while the client sends the body: `receive` pauses it for files. */
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
