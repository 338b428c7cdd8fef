import { test } from 'tap'
import { aPosition } from '../../factories.ts'
import { has } from '../../has.ts'
import { build, type World } from '../../helper.ts'
import { behind, race } from '../../race.ts'
import { untilBlocked } from '../../until.ts'

const REINSTATE = { reason: 'the city has explained' }

/** Ends an application by criteria that staff found not to be met. */
const markWith =
  ({ as, secretariat }: Pick<World, 'as' | 'secretariat'>) =>
  (id: string, criteria = ['managerial_level']) =>
    as(secretariat).post(`/v1/applications/${id}/mark-ineligible`, { criteria, reason: 'as the city tells' })

test('reinstateApplication: an ineligible application is in review again, and has a slot again', async (t) => {
  const world = await build(t)
  const { as, db, staff, aProgram, aCity, aSubmitted } = world
  const [program, city] = [await aProgram(), await aCity()]
  const { id, token } = await aSubmitted({ program, city })
  await markWith(world)(id)
  const allocation = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  t.equal((await staff.get(allocation)).json().used, 0)
  for (const body of [undefined, {}, { reason: '' }])
    t.equal((await staff.post(`/v1/applications/${id}/reinstate`, body)).statusCode, 400, 'a reason is needed')
  const stale = await staff.post(`/v1/applications/${id}/reinstate`, REINSTATE, { headers: { 'if-match': '"2"' } })
  has(t, stale.json(), { status: 412, code: 'stale' })

  const answer = await staff.post(`/v1/applications/${id}/reinstate`, REINSTATE)
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), { status: 'in_review', version: 4 })
  has(t, (await staff.get(allocation)).json(), {
    used: 1,
    slots: [
      { number: 1, application_id: id },
      { number: 2, application_id: null },
    ],
  })
  has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'in_review' })
  has(t, (await as(token).get(`/v1/applications/${id}/history`)).json().items.at(-1), {
    action: 'reinstate',
    from: 'ineligible',
    to: 'in_review',
    reason: REINSTATE.reason,
  })
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', id).orderBy('id').execute()
  t.equal(events.at(-1)?.type, 'application.in_review')
})

test('reinstateApplication: without a free slot it is refused with the allocation; with one it works', async (t) => {
  const world = await build(t)
  const { as, staff, made, aProgram, aCity, aSubmitted } = world
  const [program, city] = [await aProgram({ max_applications_per_city: 1 }), await aCity()]
  const first = await aSubmitted({ program, city })
  await markWith(world)(first.id)
  const second = await aSubmitted({ program, city })
  const reinstate = () => staff.post(`/v1/applications/${first.id}/reinstate`, REINSTATE)
  has(t, (await reinstate()).json(), {
    status: 409,
    code: 'city_cap_reached',
    allocation: { cap: 1, used: 1, free: 0, slots: [{ application_id: second.id }] },
  })
  has(t, (await staff.get(`/v1/applications/${first.id}`)).json(), { status: 'ineligible', version: 3 })
  await made(as(second.token).post(`/v1/applications/${second.id}/withdraw`, { reason: 'cannot come' }))
  has(t, (await reinstate()).json(), { status: 'in_review' })
})

test('reinstateApplication: while a hard criterion fails it is refused with the report; a waiver opens the way', async (t) => {
  const world = await build(t)
  const { db, staff, made, aProgram, aCity, inReview } = world
  const { id } = await inReview({ program: await aProgram(), city: await aCity() })
  await markWith(world)(id, ['public_employee'])
  await db
    .updateTable('application')
    .set({ position: JSON.stringify(aPosition({ employer_type: 'private' })) })
    .where('id', '=', id)
    .execute()
  const reinstate = () => staff.post(`/v1/applications/${id}/reinstate`, REINSTATE)
  const refused = (await reinstate()).json()
  has(t, refused, { status: 422, code: 'not_eligible', eligibility: { verdict: 'ineligible' } })
  const failed = refused.eligibility.criteria.filter(({ outcome }: { outcome: string }) => outcome === 'not_met')
  has(t, failed, [{ criterion: 'public_employee', kind: 'hard' }])

  const waive = (criterion: string) =>
    made(staff.post(`/v1/applications/${id}/waivers`, { criterion, reason: 'seconded by the city' }))
  await waive('managerial_level')
  has(t, (await reinstate()).json(), { code: 'not_eligible' }, 'a waiver of something else does not help')
  await waive('public_employee')
  has(t, (await reinstate()).json(), { status: 'in_review' })
})

test('reinstateApplication: a person with another active application in the program is told so, and not reinstated', async (t) => {
  const world = await build(t)
  const { as, staff, made, aProgram, aCity, aSubmitted, aReadyDraft } = world
  const [program, city] = [await aProgram(), await aCity()]
  const first = await aSubmitted({ program, city })
  await markWith(world)(first.id)
  const again = await aReadyDraft({ program, city, applicant: first.body.applicant })
  const reinstate = () => staff.post(`/v1/applications/${first.id}/reinstate`, REINSTATE)
  const refused = (await reinstate()).json()
  has(t, refused, { status: 422, code: 'not_eligible' })
  const failed = refused.eligibility.criteria.filter(({ outcome }: { outcome: string }) => outcome === 'not_met')
  has(t, failed, [{ criterion: 'one_application_per_person' }])
  await made(as(again.token).post(`/v1/applications/${again.id}/withdraw`, { reason: 'a second try' }))
  has(t, (await reinstate()).json(), { status: 'in_review' })
})

// Before the database's refusal (application_person_once) was translated, the loser was a 500 in six rounds of ten.
test('reinstateApplication: in a race with a new draft of the same person one of both happens', async (t) => {
  const world = await build(t)
  const { as, db, staff, aProgram, aCity, aSubmitted } = world
  const program = await aProgram({ max_applications_per_city: 100 })
  const city = await aCity()
  await race(t, ['in_review', 'draft'], async (round) => {
    const { id, body, frontend } = await aSubmitted({ program, city })
    await markWith(world)(id)
    const start = () => as(frontend).post(`/v1/programs/${program.id}/applications`, body)
    const [reinstated, ...started] = await Promise.all([
      staff.post(`/v1/applications/${id}/reinstate`, REINSTATE),
      ...Array.from({ length: 5 }, (_, i) => behind(((i + round) % 8) * (5 + round), start)),
    ])
    const won = [reinstated, ...started].filter(({ statusCode }) => statusCode < 300)
    t.equal(won.length, 1, `round ${round}`)
    for (const { statusCode } of started) t.ok([201, 409].includes(statusCode))
    if (reinstated.statusCode !== 200)
      t.ok(['application_exists', 'not_eligible'].includes(reinstated.json().code), reinstated.json().code)
    const living = await db
      .selectFrom('application')
      .select('status')
      .where('status', 'in', ['draft', 'in_review'])
      .where(({ eb, selectFrom }) =>
        eb('person_key', '=', selectFrom('application').select('person_key').where('id', '=', id)),
      )
      .execute()
    t.equal(living.length, 1)
    return living.map(({ status }) => status)
  })
})

test('reinstateApplication: the database’s refusal of a second application of a person is told as such', async (t) => {
  const world = await build(t)
  const { db, staff, aProgram, aCity, aSubmitted, aReadyDraft } = world
  const [program, city] = [await aProgram(), await aCity()]
  const first = await aSubmitted({ program, city })
  await markWith(world)(first.id)
  const again = await aReadyDraft({ program, city })
  // Held back until the reinstatement has looked: the draft becomes one of the same person.
  const holding = await db.startTransaction().execute()
  const { person_key } = await db
    .selectFrom('application')
    .select('person_key')
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow()
  await holding.updateTable('application').set({ person_key }).where('id', '=', again.id).execute()
  const reinstating = staff.post(`/v1/applications/${first.id}/reinstate`, REINSTATE)
  await untilBlocked(db)
  await holding.commit().execute()
  has(t, (await reinstating).json(), {
    status: 409,
    code: 'application_exists',
    application: { id: again.id, status: 'draft' },
  })
  has(t, (await staff.get(`/v1/applications/${first.id}`)).json(), { status: 'ineligible' })
  t.equal((await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json().used, 0)
})

// Without take_slot's lock and the ledger's constraint more than one of the ten came back.
test('reinstateApplication: of ten for the last free slot one gets it', async (t) => {
  const world = await build(t)
  const { staff, aProgram, aCity, aSubmitted } = world
  const [program, city] = [await aProgram({ max_applications_per_city: 1 }), await aCity()]
  const all = []
  for (let i = 0; i < 10; i++) {
    const application = await aSubmitted({ program, city })
    await markWith(world)(application.id)
    all.push(application)
  }
  const answers = await Promise.all(all.map(({ id }) => staff.post(`/v1/applications/${id}/reinstate`, REINSTATE)))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  t.ok(answers.every((answer) => answer.statusCode === 200 || answer.json().code === 'city_cap_reached'))
})
