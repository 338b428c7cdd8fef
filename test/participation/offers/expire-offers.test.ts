import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { behind, race } from '../../race.ts'
import { untilBlocked } from '../../until.ts'

const REPLY_BY = '2017-10-27T00:00:00.000Z'
const LATE_CALL = { call: { closes_on: '2017-11-10' } }

test('expireOffer: an unanswered offer expires at reply_by, and slot and seat are free', async (t) => {
  const { as, ctx, db, staff, setNow, aCity, aProgram, anOffer, inReview } = await build(t)
  const [program, city] = [await aProgram(LATE_CALL), await aCity()]
  const unanswered = await anOffer({ program, city }, REPLY_BY)
  const later = await anOffer({ program, city }, '2017-10-28T00:00:00.000Z')
  const accepted = await anOffer({ program, city: await aCity() }, REPLY_BY)
  await as(accepted.token).post(`/v1/applications/${accepted.id}/accept`)
  const statuses = async () =>
    Promise.all(
      [unanswered, later, accepted].map(async ({ id }) => (await staff.get(`/v1/applications/${id}`)).json().status),
    )
  setNow('2017-10-26T23:59:59.999Z')
  await passTime(ctx())
  t.strictSame(await statuses(), ['offered', 'offered', 'accepted'], 'not a millisecond before')

  setNow(REPLY_BY)
  await passTime(ctx())
  t.strictSame(await statuses(), ['offer_expired', 'offered', 'accepted'])
  const allocation = (await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(t, allocation, { used: 1, free: 1 })
  const { seats } = (await staff.post(`/v1/programs/${program.id}/releases`, { dry_run: true })).json()
  has(t, seats, { taken: 2 })
  const own = (await as(unanswered.token).get(`/v1/applications/${unanswered.id}`)).json()
  has(t, own, { status: 'offer_expired', offer: null, allowed: [] })
  has(t, (await as(unanswered.token).get(`/v1/applications/${unanswered.id}/history`)).json().items.at(-1), {
    action: 'expire',
    from: 'offered',
    to: 'offer_expired',
    at: REPLY_BY,
    actor: { role: 'system' },
  })
  const late = (await as(unanswered.token).post(`/v1/applications/${unanswered.id}/accept`)).json()
  has(t, late, { status: 409, code: 'offer_expired', reply_by: REPLY_BY }, 'told by the date, not by the job')
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', unanswered.id).execute()
  t.equal(events.at(-1)?.type, 'application.offer_expired')
  t.ok(await inReview({ program, city }), 'another of the city takes the slot')
})

// With the second look taken out, the accepted one fails the job and the one with another date expires.
test('expireOffer: an offer is read again under its lock: it was answered, or given another date', async (t) => {
  const { ctx, db, setNow, aCity, aProgram, anOffer } = await build(t)
  const [program, city] = [await aProgram(LATE_CALL), await aCity()]
  for (const change of [
    { status: 'accepted', reply_by: REPLY_BY },
    { status: 'offered', reply_by: '2017-11-03T00:00:00.000Z' },
  ] as const) {
    setNow('2017-10-20T00:00:00.000Z')
    const { id } = await anOffer({ program, city }, REPLY_BY)
    setNow(REPLY_BY)
    const holding = await db.startTransaction().execute()
    await holding.updateTable('application').set(change).where('id', '=', id).execute()
    const job = passTime(ctx())
    await untilBlocked(db)
    await holding.commit().execute()
    await job
    const row = db.selectFrom('application').select(['status', 'reply_by']).where('id', '=', id)
    t.strictSame(await row.executeTakeFirstOrThrow(), change)
    const entries = await db.selectFrom('history').select('action').where('subject_id', '=', id).execute()
    t.notOk(entries.some(({ action }) => action === 'expire'))
  }
})

// Without the lock on the application both came through in some rounds, and the history told both.
test('expireOffer: in a race with an answer exactly one of both happens, with one entry', async (t) => {
  const { as, ctx, db, setNow, aCity, aProgram, anOffer } = await build(t, { pool: 20 })
  const program = await aProgram(LATE_CALL)
  const rounds = async (round: number) => {
    const reply_by = `2017-10-27T00:${String(round % 60).padStart(2, '0')}:00.000Z`
    // In every second round the answers come later, by more and more.
    const late = round % 2 ? round * 2 : 0
    const { id, token } = await anOffer({ program, city: await aCity() }, reply_by)
    setNow('2017-10-26T00:00:00.000Z')
    const expire = () => passTime({ ...ctx(), now: reply_by })
    const accept = () => as(token).post(`/v1/applications/${id}/accept`)
    const runs = Array.from({ length: 5 }, () => [behind(late, accept), expire()])
    const answers = (await Promise.all(runs.flat())).filter((answer) => answer !== undefined)
    const accepted = answers.filter(({ statusCode }) => statusCode === 200).length
    const entries = await db
      .selectFrom('history')
      .select(['action', 'to_status'])
      .where('subject_id', '=', id)
      .where('action', 'in', ['accept', 'expire'])
      .execute()
    const { status } = await db
      .selectFrom('application')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    t.strictSame(entries, [
      accepted ? { action: 'accept', to_status: 'accepted' } : { action: 'expire', to_status: 'offer_expired' },
    ])
    t.equal(status, accepted ? 'accepted' : 'offer_expired', `round ${round}`)
    t.ok(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 409))
    t.ok(accepted <= 1)
    const slots = await db.selectFrom('slot').selectAll().where('application_id', '=', id).execute()
    t.equal(slots.length, accepted)
    return status
  }
  await race(t, ['accepted', 'offer_expired'], rounds, 20)
})
