import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { aFullProgram } from './scene.ts'

const AUTOMATIC = { selection: { steps: [], participation: { promotion: 'automatic' } } }

test('promoteApplication: staff promote the next or another, and the record says why and why not those before', async (t) => {
  const world = await build(t)
  const { as, key, staff, made } = world
  const { url, program, placed, waitlist } = await aFullProgram(world, { seats: 2, selected: 2, waiting: 3 })
  const [first, second, third] = waitlist.map(({ id }) => id)
  const promote = (id?: string, body?: object) => staff.post(`/v1/applications/${id}/promote`, body)
  has(t, await made(staff.get(`${url}/waitlist`)), {
    items: [1, 2, 3].map((position) => ({
      application_id: waitlist[position - 1]?.id,
      position,
      obstacles: [{ code: 'no_seat', detail: 'All 2 seats are taken.' }],
    })),
  })
  has(t, (await promote(first)).json(), { status: 409, code: 'seats_exceeded' })
  has(t, (await promote(placed[0]?.id)).json(), { code: 'transition_not_allowed', from: 'offered' })
  await made(as(placed[0]?.token).post(`/v1/applications/${placed[0]?.id}/decline`))
  has(t, (await promote(third, { reply_by: '2017-10-01T00:00:00Z' })).json(), { errors: [{ pointer: '/reply_by' }] })
  has(t, (await promote(third, { override: true })).json(), { status: 422, errors: [{ pointer: '/reason' }] })
  const chosen = { reason: 'speaks Korean', reply_by: '2017-11-01T00:00:00Z' }
  has(t, await made(promote(third, chosen)), { status: 'offered', offer: { reply_by: '2017-11-01T00:00:00.000Z' } })
  has(t, await made(staff.get(`${url}/promotions`)), {
    items: [
      {
        application_id: third,
        position: 3,
        automatic: false,
        reason: 'speaks Korean',
        seat_of: placed[0]?.id,
        passed: [
          { application_id: first, position: 1, code: 'by_hand' },
          { application_id: second, position: 2, code: 'by_hand' },
        ],
      },
    ],
  })
  const history = (await as(waitlist[2]?.token).get(`/v1/applications/${third}/history`)).json().items
  has(t, history.at(-1), { action: 'promote', from: 'waitlisted', to: 'offered', reason: null })

  await made(as(placed[1]?.token).post(`/v1/applications/${placed[1]?.id}/decline`))
  has(t, await made(promote(first)), { offer: { reply_by: '2017-10-16T00:00:00.000Z' } }, 'two weeks, as usual')
  const reviewer = as(await key({ role: 'reviewer' }))
  t.equal((await reviewer.get(`/v1/programs/${program.id}/waitlist`)).statusCode, 403)
})

test('orderWaitlist: the order is set as a whole, and nobody is left out or taken in', async (t) => {
  const world = await build(t)
  const { staff, made } = world
  const { url, placed, waitlist } = await aFullProgram(world, { selected: 1, waiting: 3 })
  const ids = waitlist.map(({ id }) => id)
  const [a, b, c] = ids as [string, string, string]
  const order = (application_ids: unknown[]) => staff.put(`${url}/waitlist`, { application_ids })
  for (const [given, status, pointer] of [
    [[a, b], 422, '/application_ids'],
    [[a, b, c, placed[0]?.id], 422, '/application_ids/3'],
    [[a, a, b, c], 400, '/application_ids'],
    [['x'], 400, '/application_ids/0'],
  ] as const)
    has(t, (await order([...given])).json(), { status, errors: [{ pointer }] })
  t.strictSame(
    (await made(order([c, a.toUpperCase(), b]))).items.map((each: { application_id: string }) => each.application_id),
    [c, a, b],
  )
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 3; page++) {
    const { items, next_cursor } = await made(staff.get(`${url}/waitlist?limit=1${cursor}`))
    seen.push(items[0].application_id)
    cursor = `&cursor=${next_cursor}`
  }
  t.strictSame(seen, [c, a, b], 'page by page')
  has(t, (await staff.get(`${url}/history`)).json().items.at(-1), { action: 'order_waitlist', details: { count: 3 } })
})

test('closeWaitlist: everyone on it is not selected, each with an event, and nobody is promoted after', async (t) => {
  const world = await build(t)
  const { as, db, staff, made } = world
  const { url, waitlist, statuses } = await aFullProgram(world, { selected: 1, waiting: 3 })
  const close = () => staff.post(`${url}/close-waitlist`, { reason: 'all have come' })
  has(t, await made(close()), { application_ids: waitlist.map(({ id }) => id).sort() })
  t.strictSame(await statuses(waitlist), Array(3).fill('not_selected'))
  for (const { id, token } of waitlist) {
    const events = await db.selectFrom('event').select('type').where('subject_id', '=', id).orderBy('id').execute()
    t.equal(events.at(-1)?.type, 'application.not_selected')
    has(t, (await as(token).get(`/v1/applications/${id}/history`)).json().items.at(-1), {
      action: 'close_waitlist',
      reason: 'all have come',
    })
  }
  has(t, await made(close()), { application_ids: [] })
  has(t, (await staff.post(`/v1/applications/${waitlist[0]?.id}/promote`)).json(), { code: 'transition_not_allowed' })
})

// Without the lock on the program in promoteApplication the ledger still let one pass, and the others were refused by it.
test('promoteApplication: twenty promotions for one seat give one', async (t) => {
  const world = await build(t, { pool: 25 })
  const { as, staff, made } = world
  const { url, placed, waitlist, statuses } = await aFullProgram(world, { seats: 1, selected: 1, waiting: 20 })
  await made(as(placed[0]?.token).post(`/v1/applications/${placed[0]?.id}/decline`))
  const answers = await Promise.all(waitlist.map(({ id }) => staff.post(`/v1/applications/${id}/promote`)))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(19).fill(409)])
  t.equal((await statuses(waitlist)).filter((status) => status === 'offered').length, 1)
  t.equal((await made(staff.get(`${url}/promotions`))).items.length, 1)
})

// Without the lock on the program in fillSeats two workers promoted the same one, and one of them failed.
test('fillSeats: ten decline at once, four workers fill, and exactly the first ten are promoted', async (t) => {
  const world = await build(t, { pool: 25 })
  const { as, ctx, staff, made } = world
  for (const seats of [10, null]) {
    const { url, placed, waitlist, statuses } = await aFullProgram(world, {
      ...AUTOMATIC,
      seats,
      selected: 10,
      waiting: 12,
    })
    const declines = placed.map(({ id, token }) => as(token).post(`/v1/applications/${id}/decline`))
    const workers = [1, 2, 3, 4].map(() => passTime(ctx()))
    const answers = await Promise.all(declines)
    await Promise.all(workers)
    t.ok(answers.every(({ statusCode }) => statusCode === 200))
    await passTime(ctx())
    t.strictSame(await statuses(waitlist), [...Array(10).fill('offered'), 'waitlisted', 'waitlisted'], `${seats} seats`)
    const { items } = await made(staff.get(`${url}/promotions?limit=100`))
    t.strictSame(
      items.map(({ automatic, reason, passed }: Record<string, unknown>) => [automatic, reason, passed]),
      Array(10).fill([true, null, []]),
    )
    t.equal(new Set(items.map(({ seat_of }: { seat_of: string }) => seat_of)).size, 10, 'each has the seat of another')
    await passTime(ctx())
    t.strictSame((await statuses(waitlist)).filter((status) => status === 'offered').length, 10, 'and no more later')
  }
})

test('fillSeats: who does not fit is passed over, and by hand an override lets somebody late come', async (t) => {
  const world = await build(t)
  const { as, ctx, staff, made, setNow, inReview, aCity } = world
  const { program, url, placed, waitlist, statuses } = await aFullProgram(world, {
    ...AUTOMATIC,
    max_participants_per_city: 1,
    selected: 2,
    waiting: 1,
    required_documents: [],
    call: { closes_on: '2017-10-13', mode: 'round' },
  })
  const city = placed[1]?.city ?? (await aCity())
  const second = await inReview({ program, city })
  const item = { application_id: second.id, outcome: 'waitlist', reason_code: 'merit' }
  await made(staff.post(`${url}/decisions`, { items: [item] }))
  await made(staff.post(`${url}/releases`, {}))
  await made(staff.put(`${url}/waitlist`, { application_ids: [second.id, waitlist[0]?.id] }))
  await made(as(placed[0]?.token).post(`/v1/applications/${placed[0]?.id}/decline`))
  await passTime(ctx())
  t.strictSame(await statuses([{ ...second, city }, ...waitlist]), ['waitlisted', 'offered'])
  has(t, await made(staff.get(`${url}/promotions`)), {
    items: [{ position: 2, passed: [{ application_id: second.id, code: 'city_participants' }] }],
  })
  has(t, (await staff.post(`/v1/applications/${second.id}/promote`)).json(), { code: 'city_participants_exceeded' })

  setNow('2017-11-10T00:00:00.000Z')
  const asked = { headers: { 'if-match': '*' } }
  await made(
    staff.patch(
      url,
      { max_participants_per_city: null, selection: { steps: [] }, required_documents: ['passport_scan'] },
      asked,
    ),
  )
  const late = (await staff.post(`/v1/applications/${second.id}/promote`, {})).json()
  has(t, late, { status: 409, code: 'visa_too_late', latest_safe_decision_date: '2017-10-30' })
  const anyhow = { override: true, reason: 'has a visa' }
  has(t, await made(staff.post(`/v1/applications/${second.id}/promote`, anyhow)), { status: 'offered' })
})
