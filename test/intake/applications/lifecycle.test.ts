import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import { test } from 'tap'
import { type By, TRANSITIONS } from '../../../src/intake/applications/lifecycle.ts'
import { build } from '../../helper.ts'

const ROLES: Record<By, string[]> = {
  applicant: ['applicant'],
  frontend: ['frontend'],
  city: ['city'],
  staff: ['secretariat', 'organisation'],
  // Neither calls a route.
  system: [],
  time: [],
}

test('lifecycle: the roles of each route are those of its action', async (t) => {
  const roles = new Map<string, readonly string[]>()
  const listen = (message: unknown) =>
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ config, schema }) => {
      const { operationId } = (schema ?? {}) as { operationId?: string }
      if (operationId && config?.access && typeof config.access === 'object')
        roles.set(operationId, config.access.roles)
    })
  subscribe('fastify.initialization', listen)
  await build(t)
  unsubscribe('fastify.initialization', listen)
  const withRoute = TRANSITIONS.filter(({ operation }) => operation)
  t.strictSame(withRoute.length, 11)
  for (const { action, operation = '', by } of withRoute)
    t.strictSame([...(roles.get(operation) ?? [])].sort(), by.flatMap((each) => ROLES[each]).sort(), action)
})
