import { test } from 'tap'
import { aPosition } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const outcomes = (report: { criteria: { criterion: string; outcome: string }[] }) =>
  Object.fromEntries(report.criteria.map(({ criterion, outcome }) => [criterion, outcome]))

test('checkEligibility: anyone may ask whether they may apply; nothing is stored', async (t) => {
  const { as, db, aCity, aProgram } = await build(t)
  const [program, city] = [await aProgram({ required_documents: ['passport_scan'] }), await aCity()]
  const ask = async (body: object) => (await as().post(`/v1/programs/${program.id}/eligibility-checks`, body)).json()
  const claims = {
    city_id: city.id,
    position: aPosition(),
    languages: [{ language: 'en', level: 'C1' }],
    passport: { country: 'OM', type: 'ordinary', expires_on: '2027-01-31' },
  }

  const report = await ask(claims)
  has(t, report, { verdict: 'provisional', checked_at: '2017-10-02T00:00:00.000Z', rule_set_version: 1 })
  has(t, outcomes(report), {
    call_open: 'met',
    city_member: 'met',
    city_slot_free: 'met',
    managerial_level: 'unverified',
    public_employee: 'met',
    field_of_work: 'met',
    passport_validity: 'met',
  })
  const managerial = report.criteria.find(({ criterion }: { criterion: string }) => criterion === 'managerial_level')
  has(t, managerial, { kind: 'hard', fixable_by: 'city', fix_by: '2017-10-13T15:00:00.000Z' })
  t.match(managerial.message, /[A-Z].+\.$/)

  has(t, await ask({ ...claims, position: aPosition({ employer_type: 'private' }) }), { verdict: 'ineligible' })
  has(t, await ask({ ...claims, position: aPosition({ level: 'specialist' }) }), { verdict: 'ineligible' })
  has(
    t,
    await ask({ ...claims, position: aPosition({ field_of_work: 'other' }) }),
    { verdict: 'provisional' },
    'a preference excludes nobody',
  )
  has(t, await ask({}), { verdict: 'provisional' }, 'what is not told yet excludes nobody')
  has(t, await ask({ city_id: '01890000-0000-7000-8000-000000000000' }), {
    status: 422,
    errors: [{ pointer: '/city_id' }],
  })
  has(t, await ask({ person: 'x' }), { status: 400, errors: [{ pointer: '/person' }] })
  const ofProgram = (table: 'history' | 'event') =>
    db.selectFrom(table).select('id').where('subject_id', '=', program.id).execute()
  t.strictSame(
    [(await ofProgram('history')).length, (await ofProgram('event')).length],
    [2, 1],
    'made and published, and nothing since',
  )
  t.strictSame(await db.selectFrom('application').select('id').execute(), [])
})

// With `id <> it.id` taken out, the only one who has an offer was told that all seats are taken.
test('getApplicationEligibility: the application’s own seat does not count as taken', async (t) => {
  const { as, staff, made, aProgram, aCity, anOffer, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram({ seats: 1, max_participants_per_city: 1 }), await aCity()]
  const other = await aReadyDraft({ program, city })
  const seatsOf = async ({ id, token }: { id: string; token: string }) => {
    const { criteria } = (await as(token).get(`/v1/applications/${id}/eligibility`)).json()
    return criteria.find(({ criterion }: { criterion: string }) => criterion === 'seats_left')
  }
  has(t, await seatsOf(other), { outcome: 'met', facts: { seats: 1, taken: 0 } })
  const offered = await anOffer({ program, city })
  has(t, await seatsOf(offered), { outcome: 'met', facts: { seats: 1, taken: 0 } })
  has(t, await seatsOf(other), { outcome: 'not_met', facts: { seats: 1, taken: 1 } })
  await made(as(offered.token).post(`/v1/applications/${offered.id}/accept`))
  has(t, await seatsOf(offered), { outcome: 'met', facts: { seats: 1, taken: 0 } })
  has(t, await seatsOf(other), { outcome: 'not_met', facts: { seats: 1, taken: 1 } })
  await made(staff.post(`/v1/applications/${offered.id}/withdraw`, { reason: 'cannot come' }))
  has(t, await seatsOf(other), { outcome: 'met', facts: { seats: 1, taken: 0 } })
})

test('checkEligibility: the pre-check knows a full city, a former member and a closed call', async (t) => {
  const { as, setNow, aCity, aDraftProgram, aProgram, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const former = await aCity({ membership: { from: '2010-01-01', until: '2017-10-01' } })
  const suspended = await aCity({ membership: { from: '2010-01-01', suspended_from: '2017-01-01' } })
  const ask = async (city_id: string) =>
    (await as().post(`/v1/programs/${program.id}/eligibility-checks`, { city_id, position: aPosition() })).json()
  await aSubmitted({ program, city })
  await aSubmitted({ program, city })
  has(t, await ask(city.id), { verdict: 'ineligible' })
  t.equal(outcomes(await ask(city.id)).city_slot_free, 'not_met')
  t.equal(outcomes(await ask(former.id)).city_member, 'not_met')
  t.equal(outcomes(await ask(suspended.id)).city_member, 'not_met')
  setNow('2017-10-13T15:00:00.000Z')
  t.equal(outcomes(await ask(former.id)).call_open, 'not_met')
  const draft = await aDraftProgram()
  t.equal((await as().post(`/v1/programs/${draft.id}/eligibility-checks`, {})).statusCode, 404)
})

test('getLifecycle: the lifecycle is served as data', async (t) => {
  const { as } = await build(t)
  const { states, transitions } = (await as().get('/v1/lifecycle')).json()
  t.equal(states.length, 17)
  has(
    t,
    states.find(({ status }: { status: string }) => status === 'not_selected'),
    { is_living: false, holds_slot: true },
  )
  has(
    t,
    transitions.find(({ action }: { action: string }) => action === 'submit'),
    { from: ['draft'], to: ['submitted'], by: ['applicant'] },
  )
  has(t, transitions[0], { action: 'start', from: null })
})
