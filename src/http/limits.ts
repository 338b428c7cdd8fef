import { isIPv6 } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Role } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The roles whose requests are counted, by the address of the client and by credential. */
    limited?: readonly Role[]
  }
}

export interface LimitsOptions {
  /** Requests that one address may make with one credential within a minute. */
  perMinute: number
}

/** The first 64 bits of an IPv6 address: a household or a server has all addresses that begin with them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const [front, back] = [head.split(':').filter(Boolean), tail?.split(':').filter(Boolean) ?? []]
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  return [...front, ...Array<string>(Math.max(0, zeros)).fill('0'), ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Refuses a client that asks too often. Each process counts by itself: a count in the database would cost a write for
 * each request, the refused ones included. Register it after `auth`. Errors: too_many_requests.
 */
export const limits = fp(async (app: FastifyInstance, { perMinute }: LimitsOptions) => {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  app.addHook('onRequest', async ({ routeOptions, ctx, ip }) => {
    if (!routeOptions.config.limited?.includes(ctx.actor.role)) return
    try {
      await limiter.consume(`${ctx.actor.id} ${networkOf(ip)}`)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
      throw new Problem(
        429,
        'too_many_requests',
        `Too many requests came from your address: try again in ${seconds} seconds.`,
        {},
        { 'retry-after': String(seconds) },
      )
    }
  })
})
