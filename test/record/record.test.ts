import { randomUUID } from 'node:crypto'
import { test } from 'tap'
import { programCancelled } from '../../src/catalogue/programs/events.ts'
import { applicationMoved } from '../../src/intake/applications/events.ts'
import { cityUpdated } from '../../src/network/cities/events.ts'
import { stoppedAt } from '../../src/platform/clock.ts'
import { type Ctx, inTransaction, system } from '../../src/platform/context.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { record } from '../../src/record/record.ts'
import { createDatabase } from '../database.ts'
import { has, lacks } from '../has.ts'

test('record: what happened is written for people and for machines, with the effect or not at all', async (t) => {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 2, prepare: false })
  t.teardown(() => db.destroy().then(drop))
  const now = '2017-10-02T00:00:00.123Z'
  const request_id = randomUUID()
  const ctx: Ctx = { db, now, clock: stoppedAt(now), actor: { ...system, id: 'somebody' }, request_id }
  const history = () => db.selectFrom('history').selectAll().orderBy('id').execute()
  const events = () => db.selectFrom('event').selectAll().orderBy('id').execute()
  const [id, program_id, city_id] = [uuidv7(), uuidv7(), uuidv7()]

  await record(ctx)
  t.strictSame([await history(), await events()], [[], []], 'nothing happened')

  await record(ctx, { subject: 'city', id, action: 'create', visibility: 'staff' })
  has(t, await history(), [
    {
      subject_type: 'city',
      subject_id: id,
      action: 'create',
      from_status: null,
      to_status: null,
      actor_id: 'somebody',
      actor_role: 'system',
      actor_name: 'Cohort',
      at: ctx.now,
      reason: null,
      details: {},
      visibility: 'staff',
      program_id: null,
      application_id: null,
      request_id,
    },
  ])
  t.strictSame(await events(), [], 'what has no name is not announced')

  await record(
    { ...ctx, request_id: undefined },
    {
      subject: 'application',
      id,
      program_id,
      action: 'withdraw',
      event: applicationMoved.withdrawn({ program_id, city_id }),
      from: 'submitted',
      to: 'withdrawn',
      reason: 'a reason that is for people',
      details: { slot: 1 },
    },
    { subject: 'program', id: program_id, action: 'update' },
    {
      subject: 'program',
      id: program_id,
      action: 'cancel',
      event: programCancelled({}),
      from: 'published',
      to: 'cancelled',
    },
  )
  has(t, (await history()).slice(1), [
    {
      action: 'withdraw',
      from_status: 'submitted',
      to_status: 'withdrawn',
      details: { program_id, city_id, slot: 1 },
      visibility: 'all',
      program_id,
      application_id: id,
      request_id: null,
    },
    { action: 'update', program_id, application_id: null },
    { action: 'cancel', program_id, application_id: null },
  ])
  const told = await events()
  has(t, told, [
    {
      type: 'application.withdrawn',
      subject_type: 'application',
      subject_id: id,
      program_id,
      payload: { from: 'submitted', to: 'withdrawn', program_id, city_id },
      occurred_at: ctx.now,
      position: null,
    },
    { type: 'program.cancelled', program_id, payload: { from: 'published', to: 'cancelled' } },
  ])
  lacks(t, JSON.stringify(told), 'for people')

  const undone = inTransaction(ctx, (outer) =>
    inTransaction(outer, async (ctx) => {
      t.equal(ctx, outer, 'an outer transaction is joined')
      await record(ctx, { subject: 'city', id, action: 'update', event: cityUpdated({ changed: ['name'] }) })
      throw new Error('and then it failed')
    }),
  )
  await t.rejects(undone, /and then it failed/)
  t.equal((await history()).length, 4)
  t.equal((await events()).length, 2)
})
