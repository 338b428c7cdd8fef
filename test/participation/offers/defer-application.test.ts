import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const LATER = { starts_on: '2018-05-14', ends_on: '2018-05-18', call: { closes_on: '2018-02-01' } }
const reason = 'a birth in November'

test('deferApplication: the place ends here, and an application in review takes a slot of the later program', async (t) => {
  const { as, db, key, staff, made, aCity, aProgram, anOrganisation, anOffer, aReadyDraft } = await build(t)
  const [host, city] = [await anOrganisation(), await aCity()]
  const organisations = [{ organisation_id: host.id, role: 'host' }]
  const asked = { type: 'object', properties: { goal: { type: 'string', title: 'Goal' } } }
  const program = await aProgram({ organisations, answers_schema: asked })
  const later = await aProgram({ ...LATER, max_applications_per_city: 1 })
  const earlier = await aProgram({ starts_on: '2017-11-06', ends_on: '2017-11-07' })
  const { id, token, body } = await anOffer({ program, city, answers: { goal: 'a better city' } })
  const url = `/v1/applications/${id}`
  const defer = (program_id: string, who = staff) => who.post(`${url}/defer`, { program_id, reason })
  has(t, (await defer(later.id)).json(), { code: 'transition_not_allowed', from: 'offered' })
  await made(as(token).post(`${url}/accept`))

  const ofHost = as(await key({ role: 'organisation', organisation_id: host.id }))
  for (const [who, program_id, status, wanted] of [
    [ofHost, later.id, 403, { code: 'role_not_allowed' }],
    [staff, '01890000-0000-7000-8000-000000000000', 422, { errors: [{ pointer: '/program_id', code: 'unknown' }] }],
    [staff, program.id, 422, { errors: [{ pointer: '/program_id', code: 'order' }] }],
    [staff, earlier.id, 422, { errors: [{ pointer: '/program_id', code: 'order' }] }],
  ] as const)
    has(t, (await defer(program_id, who)).json(), { status, ...wanted })

  const other = await aReadyDraft({ program: later, city })
  await made(as(other.token).post(`/v1/applications/${other.id}/submit`))
  has(t, (await defer(later.id)).json(), { status: 409, code: 'city_cap_reached' })
  has(t, (await staff.get(url)).json(), { status: 'accepted' }, 'nothing happened')
  await made(as(other.token).post(`/v1/applications/${other.id}/withdraw`, { reason: 'gives way' }))

  const deferred = await made(defer(later.id))
  has(t, deferred, { status: 'deferred', allowed: [], deferred_from: null })
  const next = await made(staff.get(`/v1/applications/${deferred.deferred_to}`))
  has(t, next, {
    program_id: later.id,
    city_id: city.id,
    status: 'in_review',
    applicant: { name: body.applicant.name },
    answers: {},
    answers_aside: { goal: 'a better city' },
    deferred_from: id,
    deferred_to: null,
  })
  const allocation = async (of: { id: string }) =>
    (await staff.get(`/v1/programs/${of.id}/cities/${city.id}/allocation`)).json()
  has(t, await allocation(program), { used: 0, participants: { used: 0 } })
  has(t, await allocation(later), { used: 1, slots: [{ application_id: next.id }], participants: { used: 0 } })
  has(t, (await as(token).get(`${url}/offer`)).json(), { status: 'deferred' })
  has(t, (await as(token).get(`${url}/history`)).json().items.at(-1), {
    action: 'defer',
    reason,
    details: { deferred_to: later.id },
  })
  has(t, (await staff.get(`/v1/applications/${next.id}/history`)).json().items, [
    { action: 'start_deferred', from: null, to: 'in_review', details: { deferred_from: program.id } },
  ])
  has(t, (await staff.get(`/v1/applications/${next.id}/eligibility`)).json(), { verdict: /eligible|provisional/ })
  const events = await db
    .selectFrom('event')
    .select('type')
    .where('subject_id', 'in', [id, next.id])
    .orderBy('id')
    .execute()
  t.strictSame(
    events.slice(-2).map(({ type }) => type),
    ['application.deferred', 'application.in_review'],
  )

  const { applicant_token } = await made(staff.post(`/v1/applications/${next.id}/token`))
  has(t, (await as(applicant_token).get(`/v1/applications/${next.id}`)).json(), { status: 'in_review' })
  await made(staff.put(`/v1/applications/${next.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  has(t, await made(staff.post(`/v1/programs/${later.id}/releases`, {})), { items: [{ to: 'offered' }] })
})

// Without takeSlot in startDeferred all were answered 500: COMMIT found applications without a slot.
test('deferApplication: twelve defer to one slot at once: one gets it, the others keep their places', async (t) => {
  const { as, staff, made, aCity, aProgram, anOffer } = await build(t, { pool: 20 })
  const city = await aCity()
  const many = { max_applications_per_city: 20, max_participants_per_city: 20 }
  const [program, later] = [await aProgram(many), await aProgram({ ...LATER, max_applications_per_city: 1 })]
  const places: string[] = []
  for (let i = 0; i < 12; i++) {
    const { id, token } = await anOffer({ program, city })
    await made(as(token).post(`/v1/applications/${id}/accept`))
    places.push(id)
  }
  const answers = await Promise.all(
    places.map((id) => staff.post(`/v1/applications/${id}/defer`, { program_id: later.id, reason })),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(11).fill(409)])
  has(t, (await staff.get(`/v1/programs/${later.id}/cities/${city.id}/allocation`)).json(), { used: 1 })
  has(t, (await staff.get(`/v1/programs/${program.id}/seats`)).json(), { used: 11 })
})
