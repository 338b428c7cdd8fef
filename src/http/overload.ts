import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { overloaded, type Shares } from '../platform/postgres/shares.ts'
import { sendProblem } from './problems.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A probe of a monitor: it needs no authentication, and is never refused as overload. */
    isProbe?: true
  }
}

/** A refused connection is not read from until this time after the request began. */
const REST_MS = 500
const OVERLOADED = overloaded()

/** Pauses a connection, so that refusing a client that retries at once does not take the time of all others. */
function rest(socket: Socket, ms: number) {
  // An injected request has no connection.
  if (!(socket instanceof Socket)) return
  // Waits until Node has begun to read and drop the refused body.
  setImmediate(() => socket.pause())
  setTimeout(() => socket.resume(), ms)
}

/** The name of the pool's share for looking up credentials. */
export const AUTHENTICATION = 'authentication'

/**
 * Refuses a request early if it would wait too long for the database. Requests under way go on. Slow clients do not
 * count, because they hold no connection to the database. Errors: overloaded.
 */
export const overload = fp(async (app: FastifyInstance, { shares }: { shares: Shares }) => {
  app.addHook('onRequest', (request, reply, done) => {
    const { url = '', config } = request.routeOptions
    const needs = request.headers.authorization === undefined ? [url] : [url, AUTHENTICATION]
    if (!config.access || config.isProbe || !needs.some(shares.isFull)) return done()
    sendProblem(OVERLOADED, request, reply)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const left = REST_MS - reply.elapsedTime
    if (reply.statusCode === 503 && left > 0) rest(request.raw.socket, left)
    done()
  })
})
