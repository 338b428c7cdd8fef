import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { instantOf } from '../http/formats.ts'
import { answer, Id, Instant, Nullable, ref } from '../http/wire.ts'
import { listCredentials } from './sandbox.ts'
import { setSandboxClock } from './set-sandbox-clock.ts'

export const SandboxClock = Type.Object(
  { now: { ...Instant, description: 'The time of the clock' } },
  { $id: 'SandboxClock', description: 'The clock that every process follows', additionalProperties: false },
)
const SandboxCredential = Type.Object(
  {
    role: Type.String({ description: 'The role of the key' }),
    name: Type.String({ description: 'Who holds it' }),
    organisation_id: Nullable(Id, { description: 'The organisation that it acts for; null: none' }),
    city_id: Nullable(Id, { description: 'The city that it acts for; null: none' }),
    key: Type.String({ description: 'The key: send it as `Authorization: Bearer …`' }),
  },
  { $id: 'SandboxCredential', description: 'A demo credential' },
)
export const Sandbox = Type.Object(
  {
    now: { ...Instant, description: 'The time of the clock' },
    credentials: Type.Array(ref(SandboxCredential), { description: 'One for each role' }),
  },
  { $id: 'Sandbox', description: 'The clock and the credentials of the sandbox' },
)
export const schemas = [SandboxClock, SandboxCredential, Sandbox]

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
    description: 'Gets the time of the sandbox clock and a credential for each role. It exists only in the sandbox.',
    tags,
    response: { 200: answer('The clock and the credentials', ref(Sandbox)) },
  },
}
const getClock = {
  config,
  schema: {
    operationId: 'getSandboxClock',
    summary: 'Get the time of the sandbox clock',
    description: 'Gets the time of the sandbox clock. It exists only in the sandbox.',
    tags,
    response: { 200: answer('The clock', ref(SandboxClock)) },
  },
}
const setTo = {
  config,
  schema: {
    operationId: 'setSandboxClock',
    summary: 'Set the sandbox clock; it runs on from there in every process',
    description:
      'Sets the sandbox clock. It ticks on from there, in every process of the same database. Deadlines that pass take effect within seconds.',
    tags,
    body: ref(SandboxClock),
    response: { 200: answer('The clock', ref(SandboxClock)) },
  },
}
