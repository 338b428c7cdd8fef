import { test } from 'tap'
import { callExtended, programCancelled } from '../../src/catalogue/programs/events.ts'
import { applicationMoved } from '../../src/intake/applications/events.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { record } from '../../src/record/record.ts'

const [id, program_id, city_id] = ['a', 'b', 'c']
const closes_at = { from: null, to: '2017-10-13T15:00:00.000Z' }

/** Never called: the compiler checks it. A line below `@ts-expect-error` that compiles is an error itself. */
export async function refusedByTheCompiler(ctx: Ctx) {
  const entry = { subject: 'application' as const, id, program_id, action: 'withdraw' }
  await record(ctx, { ...entry, event: applicationMoved.withdrawn({ program_id, city_id }) })
  // @ts-expect-error a name is no event
  await record(ctx, { ...entry, event: 'application.withdrawn' })
  // @ts-expect-error nor is what only looks like one
  await record(ctx, { ...entry, event: { type: 'application.withdrawn', facts: { program_id, city_id } } })
  // @ts-expect-error a definition is none before it has its facts
  await record(ctx, { ...entry, event: applicationMoved.withdrawn })
  // @ts-expect-error a fact is missing
  applicationMoved.withdrawn({ program_id })
  // @ts-expect-error a fact is not declared
  applicationMoved.withdrawn({ program_id, city_id, reason: 'a flight' })
  // @ts-expect-error a fact is of another type
  callExtended({ closes_at: closes_at.to })
  // @ts-expect-error an event without facts takes none
  programCancelled({ reason: 'no venue' })
  // @ts-expect-error an application is of a program
  await record(ctx, { subject: 'application', id, action: 'update' })
}

test('defineEvent: the definition has name and payload, and makes an event of facts', async (t) => {
  t.equal(callExtended.type, 'program.call_extended')
  t.strictSame(Object.keys(callExtended.payload.properties), ['from', 'to', 'closes_at'])
  const { type, facts } = callExtended({ closes_at })
  t.strictSame({ type, facts }, { type: 'program.call_extended', facts: { closes_at } })
  t.strictSame(JSON.parse(JSON.stringify(programCancelled.payload.properties)), {
    from: { type: ['string', 'null'], enum: ['published', null] },
    to: { type: ['string', 'null'], enum: ['cancelled', null] },
  })
})
