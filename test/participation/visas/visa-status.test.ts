import { test } from 'tap'
import { nextVisaStatuses, VISA_STATUSES } from '../../../src/participation/visas/lifecycle.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { anAccepted, aParticipant } from '../scene.ts'

test('setVisaStatus: the applicant and staff tell each step, and nobody jumps', async (t) => {
  const world = await build(t)
  const { staff, made, aCity, aProgram, db } = world
  const program = await aProgram()
  const { id, url, own } = await anAccepted(world, { program, city: await aCity() })
  has(t, (await own.get(`${url}/visa`)).json(), { status: null, is_needed: false, version: 0, note: null })
  const steps = [
    [own, 'not_required', 409],
    [own, 'to_apply', 200],
    [own, 'granted', 409],
    [own, 'letter_requested', 200],
    [own, 'letter_issued', 409],
    [staff, 'letter_issued', 200],
    [own, 'applied', 200],
    [own, 'applied', 200],
    [own, 'granted', 200],
    [own, 'refused', 409],
  ] as const
  for (const [who, status, answer] of steps) {
    const found = await who.put(`${url}/visa`, { status })
    t.equal(found.statusCode, answer, `${status} ${found.body}`)
    if (answer === 409) has(t, found.json(), { code: 'visa_state' })
  }
  has(t, (await own.get(`${url}/visa`)).json(), { status: 'granted', allowed: [], version: 6 })
  const stale = await own.put(`${url}/visa`, { status: 'granted' }, { headers: { 'if-match': '"1"' } })
  has(t, stale.json(), { code: 'stale' })
  const told = await db.selectFrom('event').select('payload').where('type', '=', 'visa.told').orderBy('id').execute()
  has(t, told.length, 5, 'the same once more is no event')
  has(t, told.at(-1)?.payload, { before: 'applied', status: 'granted' })
  t.equal((await made(own.get(`/v1/applications/${id}`))).status, 'accepted')
  const other = await world.anOffer({ program, city: await aCity() })
  has(t, (await staff.put(`/v1/applications/${other.id}/visa`, { status: 'applied' })).json(), { code: 'no_place' })
})

test('setVisaStatus: a refused visa ends the place at once, and frees slot and seat', async (t) => {
  const world = await build(t)
  const { as, staff, made, aCity, aProgram } = world
  const [program, city] = [
    await aProgram({ max_applications_per_city: 1, max_participants_per_city: 1 }),
    await aCity(),
  ]
  const { url, own } = await aParticipant(world, { program, city })
  await made(own.put(`${url}/visa`, { status: 'applied' }))
  has(t, (await own.put(`${url}/visa`, { status: 'refused', note: 'no reason was told' })).json(), {
    status: 'refused',
  })
  has(t, (await own.get(url)).json(), { status: 'offer_withdrawn' })
  has(t, (await staff.get(`${url}/participant`)).json(), { status: 'cancelled' })
  const { items } = await made(own.get(`${url}/history?limit=100`))
  has(t, items.at(-1), { action: 'withdraw_offer', reason: 'visa_refused', actor: { role: 'system' } })
  const allocation = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  has(t, (await as().get(allocation)).json(), { used: 0 })
  has(t, (await staff.put(`${url}/visa`, { status: 'applied' })).json(), { code: 'no_place' })
})

test('nextVisaStatuses: every state has its way on, and an applicant never tells what the host does', async (t) => {
  for (const from of [null, ...VISA_STATUSES]) {
    const [mine, theirs] = [nextVisaStatuses(from, 'applicant'), nextVisaStatuses(from, 'organisation')]
    t.ok(theirs.length > 0, `${from}`)
    t.strictSame(
      mine.filter((status) => !theirs.includes(status)),
      [],
      'staff can tell all that the applicant can',
    )
    t.notOk(mine.includes('letter_issued') || mine.includes('not_required'))
  }
})

test('setVisaStatus: a granted visa meets the condition of the offer and confirms the place, a refused one fails it', async (t) => {
  const world = await build(t)
  const { staff, made, aCity, aProgram } = world
  const program = await aProgram({
    selection: { steps: [], participation: { conditions: ['visa'] }, travel: { checklist: ['visa'] } },
  })
  const city = await aCity()
  const conditionOf = async (url: string) => (await made(staff.get(`${url}/offer`))).conditions[0]
  const granted = await anAccepted(world, { program, city })
  has(t, await conditionOf(granted.url), { condition: 'visa', status: 'open' })
  await made(granted.own.put(`${granted.url}/visa`, { status: 'granted' }))
  has(t, await conditionOf(granted.url), { status: 'met' })
  has(t, (await granted.own.get(granted.url)).json(), { status: 'confirmed' })
  has(t, (await granted.own.get(`${granted.url}/participant`)).json(), { status: 'travel_ready' })

  const refused = await anAccepted(world, { program, city })
  await made(refused.own.put(`${refused.url}/visa`, { status: 'refused' }))
  has(t, await conditionOf(refused.url), { status: 'failed', reason: 'visa_refused' })
  has(t, (await refused.own.get(refused.url)).json(), { status: 'offer_withdrawn' })

  const waived = await anAccepted(world, { program, city: await aCity() })
  await made(staff.post(`${waived.url}/conditions/visa/waive`, { reason: 'has a residence permit' }))
  await made(staff.put(`${waived.url}/visa`, { status: 'not_required' }))
  has(t, await conditionOf(waived.url), { status: 'waived' }, 'what staff decided stays')
})
