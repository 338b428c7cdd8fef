import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { overloaded, type Shares } from '../platform/postgres/shares.ts'
import { sendProblem } from './problems.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked by machines that watch the process: nobody is looked up for it, and it is never refused. */
    isProbe?: true
  }
}

/** A refusal takes this much of its connection's time. */
const REST_MS = 500
const OVERLOADED = overloaded()

/** Who comes back at once is not read from for a moment: else refusing it over and over would take the time of all others. */
function rest(socket: Socket, ms: number) {
  // An injected request has no connection.
  if (!(socket instanceof Socket)) return
  // After Node has begun to read and drop the body that was not wanted.
  setImmediate(() => socket.pause())
  setTimeout(() => socket.resume(), ms)
}

/** The share of the pool by which credentials are looked up. */
export const AUTHENTICATION = 'authentication'

/**
 * Refuses, before anything is spent on it, a request that would wait too long for the database. What is under way goes on;
 * who sends or reads slowly waits for nothing and counts for nothing.
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
