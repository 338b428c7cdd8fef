import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { instantOf } from '../http/formats.ts'
import { Id, Instant, Nullable, ref } from '../http/wire.ts'
import { listCredentials } from './sandbox.ts'
import { setSandboxClock } from './set-sandbox-clock.ts'

export const SandboxClock = Type.Object({ now: Instant }, { $id: 'SandboxClock', additionalProperties: false })
export const Sandbox = Type.Object(
  {
    now: Instant,
    credentials: Type.Array(
      Type.Object({
        role: Type.String(),
        name: Type.String(),
        organisation_id: Nullable(Id),
        city_id: Nullable(Id),
        key: Type.String(),
      }),
    ),
  },
  { $id: 'Sandbox' },
)
export const schemas = [SandboxClock, Sandbox]

/** These routes exist only in the sandbox. */
export const sandboxRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/sandbox', get, async ({ ctx }) => ({ now: ctx.now, credentials: await listCredentials(ctx.db) }))
  app.get('/v1/sandbox/clock', getClock, ({ ctx }) => ({ now: ctx.now }))
  app.put('/v1/sandbox/clock', setTo, async ({ ctx, body }) => {
    const now = instantOf(body.now)
    await setSandboxClock(ctx.db, now)
    return { now }
  })
}

/** The answers have keys of every role: a page on another machine must not read them. */
const config = { access: 'public' as const, origins: 'loopback' as const }
const tags = ['sandbox']

const get = {
  config,
  schema: {
    operationId: 'getSandbox',
    summary: 'Get the time of the sandbox clock, and the demo credentials',
    tags,
    response: { 200: ref(Sandbox) },
  },
}
const getClock = {
  config,
  schema: {
    operationId: 'getSandboxClock',
    summary: 'Get the time of the sandbox clock',
    tags,
    response: { 200: ref(SandboxClock) },
  },
}
const setTo = {
  config,
  schema: {
    operationId: 'setSandboxClock',
    summary: 'Set the sandbox clock; it runs on from there in every process',
    tags,
    body: ref(SandboxClock),
    response: { 200: ref(SandboxClock) },
  },
}
