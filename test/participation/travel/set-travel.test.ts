import { test } from 'tap'
import { changedParts, completeDetails, detailFaults } from '../../../src/participation/travel/details.ts'
import { has, lacks } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { anAccepted, aParticipant } from '../scene.ts'

const ANY = { headers: { 'if-match': '*' } }
const ARRIVAL = { at: '2017-11-19T09:30:00+09:00', place: 'Incheon', number: 'WY 815' }
const DEPARTURE = { at: '2017-11-24T10:00:00.000Z', place: 'Incheon', number: 'WY 816' }
const DETAILS = {
  arrival: ARRIVAL,
  departure: DEPARTURE,
  diet: { kind: 'halal', note: 'no nuts' },
  accessibility: 'a room without stairs',
  emergency_contact: { name: 'A relative', phone: '+968 2412 3456' },
  insurance: { insurer: 'The insurer', valid_until: '2017-12-31' },
}
const FROZEN = { selection: { steps: [], travel: { frozen_on: '2017-11-10' } } }

test('setTravel: details are told after the acceptance, and from the freeze on a change is a request', async (t) => {
  const world = await build(t)
  const { staff, made, setNow, aCity, aProgram, anOffer, db } = world
  const [program, city] = [await aProgram(FROZEN), await aCity()]
  const offered = await anOffer({ program, city })
  const early = await world.as(offered.token).put(`/v1/applications/${offered.id}/travel`, DETAILS)
  has(t, early.json(), { status: 409, code: 'no_place' })
  const { url, own, id } = await aParticipant(world, { program, city })
  has(t, (await own.get(`${url}/travel`)).json(), { status: 404 })
  const first = (await own.put(`${url}/travel`, { arrival: ARRIVAL, diet: DETAILS.diet })).json()
  const arrival = { ...ARRIVAL, at: '2017-11-19T00:30:00.000Z' }
  has(t, first, { arrival, departure: null, diet: DETAILS.diet, is_frozen: false, requested: null, version: 1 })
  has(t, (await own.get(`${url}/participant`)).json(), {
    status: 'confirmed',
    checklist: [
      { item: 'visa', is_done: true },
      { item: 'arrival', is_done: true },
      { item: 'departure', is_done: false },
    ],
  })
  has(t, (await own.put(`${url}/travel`, DETAILS, { headers: { 'if-match': '"7"' } })).json(), { status: 412 })
  has(t, (await own.put(`${url}/travel`, DETAILS, ANY)).json(), { departure: DEPARTURE, version: 2 })
  has(t, (await own.put(`${url}/travel`, DETAILS)).json(), { version: 2 }, 'the same once more is no change')
  has(t, (await own.get(`${url}/participant`)).json(), { status: 'travel_ready' })

  // 10 November in Seoul begins at 15:00 UTC of the day before.
  setNow('2017-11-09T15:00:00.000Z')
  const late = { ...DETAILS, arrival: { ...ARRIVAL, at: '2017-11-20T00:00:00.000Z' } }
  has(t, (await own.put(`${url}/travel`, late)).json(), { arrival, is_frozen: true, requested: late, version: 3 })
  has(t, (await own.post(`${url}/travel/accept-change`)).json(), { status: 403 })
  const declined = await staff.post(`${url}/travel/decline-change`, { reason: 'the bus leaves on Sunday' })
  has(t, declined.json(), { arrival, requested: null, version: 4 })
  has(t, (await staff.post(`${url}/travel/accept-change`)).json(), { status: 409, code: 'no_travel_request' })
  await made(own.put(`${url}/travel`, late))
  has(t, (await staff.post(`${url}/travel/accept-change`)).json(), { arrival: late.arrival, requested: null })
  await made(own.put(`${url}/travel`, { ...late, departure: null }))
  has(t, (await own.put(`${url}/travel`, late)).json(), { requested: null }, 'a request is taken back')
  has(t, (await staff.put(`${url}/travel`, { ...late, departure: null })).json(), { departure: null, requested: null })
  has(t, (await own.get(`${url}/participant`)).json(), { status: 'confirmed' }, 'it is open again')

  const history = await own.get(`${url}/history?limit=100`)
  for (const secret of ['WY 815', 'no nuts', 'stairs', '2412', 'The insurer']) lacks(t, history.body, secret)
  const events = await db.selectFrom('event').select(['type', 'payload']).where('subject_id', '=', id).execute()
  const told = events.filter(({ type }) => /^(travel|participant)\./.test(type))
  t.strictSame(
    told.map(({ type }) => type),
    [
      'travel.set',
      'travel.set',
      'participant.travel_ready',
      'travel.change_requested',
      'travel.change_declined',
      'travel.change_requested',
      'travel.change_accepted',
      'travel.change_requested',
      'travel.set',
      'travel.set',
      'participant.confirmed',
    ],
  )
  lacks(t, JSON.stringify(told), 'Incheon')
  setNow('2017-11-23T15:00:00.000Z')
  has(t, (await own.put(`${url}/travel`, DETAILS)).json(), { status: 409, code: 'no_place' }, 'it is over')
})

test('settleParticipant: what was told before the place was confirmed makes the participant ready, too', async (t) => {
  const world = await build(t)
  const { made, ctx, db, aCity, aProgram } = world
  const { id, url, own } = await anAccepted(world, { program: await aProgram(), city: await aCity() })
  await made(own.put(`${url}/travel`, DETAILS))
  has(t, (await own.get(`${url}/participant`)).json(), { status: 404 })
  await db.updateTable('application').set({ status: 'confirmed' }).where('id', '=', id).execute()
  has(t, (await own.get(`${url}/participant`)).json(), { status: 'confirmed' })
  await passTime(ctx())
  await passTime(ctx())
  has(t, (await own.get(`${url}/participant`)).json(), { status: 'travel_ready', version: 2 })
})

// Tried with the application and the program read without their locks: several answers had the same version, so changes
// were lost.
test('setTravel: ten changes across the freeze in the same moment are each a change or a request, one after the other', async (t) => {
  const world = await build(t)
  const { made, setNow, aCity, aProgram } = world
  const { url, own } = await aParticipant(world, { program: await aProgram(FROZEN), city: await aCity() })
  setNow('2017-11-09T14:59:59.999Z')
  await made(own.put(`${url}/travel`, DETAILS))
  const calls = Array.from({ length: 10 }, (_, i) => {
    if (i === 5) setNow('2017-11-09T15:00:00.000Z')
    return own.put(`${url}/travel`, { ...DETAILS, arrival: { ...ARRIVAL, number: `WY ${i}` } })
  })
  const answers = (await Promise.all(calls)).map((answer) => answer.json())
  t.strictSame(
    answers.map(({ version }) => version).sort((a, b) => a - b),
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  )
  for (const { is_frozen, requested } of answers) t.equal(requested !== null, is_frozen)
  const last = answers.find(({ version }) => version === 11)
  has(t, (await own.get(`${url}/travel`)).json(), { arrival: last.arrival, requested: last.requested })
})

test('detailFaults: a journey that cannot be is refused, and the changed parts are named', async (t) => {
  const program = { starts_on: '2017-11-20', ends_on: '2017-11-23' }
  const of = (arrival: string | null, departure: string | null) =>
    completeDetails({
      arrival: arrival ? { at: arrival } : null,
      departure: departure ? { at: departure } : null,
    })
  for (const [arrival, departure, pointers] of [
    ['2017-11-19T00:00:00Z', '2017-11-24T00:00:00Z', []],
    [null, '2017-11-24T00:00:00Z', []],
    ['2017-11-24T00:00:00Z', '2017-11-24T00:00:00Z', ['/departure/at']],
    ['2018-11-19T00:00:00Z', null, ['/arrival/at']],
    ['2017-11-19T00:00:00Z', '2018-03-01T00:00:00Z', ['/departure/at']],
    ['2016-11-19T00:00:00Z', null, ['/arrival/at']],
  ] as const)
    t.strictSame(
      detailFaults(of(arrival, departure), program).map(({ pointer }) => pointer),
      pointers,
    )
  const before = of('2017-11-19T00:00:00Z', null)
  t.strictSame(changedParts(null, before), ['arrival'])
  t.strictSame(changedParts(before, { ...before, accessibility: 'x' }), ['accessibility'])
  t.strictSame(changedParts(before, of('2017-11-19T09:00:00+09:00', null)), [], 'the same instant')
})
