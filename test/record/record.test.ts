import { test } from 'tap'
import { stoppedAt } from '../../src/platform/clock.ts'
import { type Ctx, inTransaction, system } from '../../src/platform/context.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { record } from '../../src/record/record.ts'
import { createDatabase } from '../database.ts'
import { has, lacks } from '../has.ts'

test('what happened is written for people and for machines, with the effect or not at all', async (t) => {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 2, prepare: false })
  t.teardown(() => db.destroy().then(drop))
  const now = '2017-10-02T00:00:00.123Z'
  const ctx: Ctx = { db, now, clock: stoppedAt(now), actor: { ...system, id: 'somebody' } }
  const history = () => db.selectFrom('history').selectAll().orderBy('id').execute()
  const events = () => db.selectFrom('event').selectAll().orderBy('id').execute()
  const [id, program_id] = [uuidv7(), uuidv7()]

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
    },
  ])
  t.strictSame(await events(), [], 'what has no name is not announced')

  await record(
    ctx,
    {
      subject: 'application',
      id,
      program_id,
      action: 'withdraw',
      event: 'application.withdrawn',
      from: 'submitted',
      to: 'withdrawn',
      reason: 'a reason that is for people',
      details: { slot: 1 },
    },
    { subject: 'program', id: program_id, action: 'update' },
    { subject: 'program', id: program_id, action: 'cancel', event: 'program.cancelled' },
  )
  has(t, (await history()).slice(1), [
    { action: 'withdraw', from_status: 'submitted', to_status: 'withdrawn', details: { slot: 1 }, visibility: 'all' },
    { action: 'update' },
    { action: 'cancel' },
  ])
  const told = await events()
  has(t, told, [
    {
      type: 'application.withdrawn',
      subject_type: 'application',
      subject_id: id,
      program_id,
      payload: { from: 'submitted', to: 'withdrawn', slot: 1 },
      occurred_at: ctx.now,
    },
    { type: 'program.cancelled', program_id: null, payload: { from: null, to: null } },
  ])
  lacks(t, JSON.stringify(told), 'for people')

  const undone = inTransaction(ctx, (outer) =>
    inTransaction(outer, async (ctx) => {
      t.equal(ctx, outer, 'an outer transaction is joined')
      await record(ctx, { subject: 'city', id, action: 'update', event: 'city.updated' })
      throw new Error('and then it failed')
    }),
  )
  await t.rejects(undone, /and then it failed/)
  t.equal((await history()).length, 4)
  t.equal((await events()).length, 2)
})
