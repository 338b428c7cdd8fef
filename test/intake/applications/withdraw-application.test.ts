import { test } from 'tap'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

type World = Awaited<ReturnType<typeof build>>
type Of = Parameters<World['aReadyDraft']>[0]

const RETURN = { items: ['sign the form'], due_at: '2017-10-10T00:00:00Z' }

/** The way into each state from which an application can be withdrawn. */
function waysTo({ as, db, staff, made, aReadyDraft, aSubmitted, inReview, anOffer }: World) {
  async function returned(of: Of) {
    const application = await aSubmitted(of)
    await made(staff.post(`/v1/applications/${application.id}/return`, RETURN))
    return application
  }
  async function waitlisted(of: Of) {
    const application = await inReview(of)
    const decision = { outcome: 'waitlist', reason_code: 'competitive' }
    await made(staff.put(`/v1/applications/${application.id}/decision`, decision))
    await made(staff.post(`/v1/programs/${of.program.id}/releases`, {}))
    return application
  }
  async function accepted(of: Of) {
    const application = await anOffer(of)
    await made(as(application.token).post(`/v1/applications/${application.id}/accept`))
    return application
  }
  async function confirmed(of: Of) {
    const application = await accepted(of)
    await db.updateTable('application').set({ status: 'confirmed' }).where('id', '=', application.id).execute()
    return application
  }
  return {
    draft: aReadyDraft,
    submitted: aSubmitted,
    returned,
    in_review: inReview,
    waitlisted,
    offered: (of: Of) => anOffer(of),
    accepted,
    confirmed,
  }
}

test('withdrawApplication: everyone who may withdraws from every active state, and slot and seat are free at once', async (t) => {
  const world = await build(t)
  const { as, key, db, staff, secretariat, anOrganisation, aCity, aProgram } = world
  const host = await anOrganisation()
  const ofHost = await key({ role: 'organisation', organisation_id: host.id })
  const organisations = [{ organisation_id: host.id, role: 'host' }]
  const program = await aProgram({ organisations, max_applications_per_city: 1 })
  const city = await aCity()
  const ofCity = await key({ role: 'city', city_id: city.id })
  const allocation = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  const seatsTaken = async () =>
    (await staff.post(`/v1/programs/${program.id}/releases`, { dry_run: true })).json().seats.taken

  for (const [state, comeTo] of Object.entries(waysTo(world)))
    for (const role of ['applicant', 'city', 'secretariat', 'organisation'] as const) {
      const { id, token } = await comeTo({ program, city })
      has(t, (await staff.get(`/v1/applications/${id}`)).json(), { status: state })
      t.equal((await staff.get(allocation)).json().used, state === 'draft' ? 0 : 1)
      t.equal(await seatsTaken(), ['offered', 'accepted', 'confirmed'].includes(state) ? 1 : 0)

      const credential = { applicant: token, city: ofCity, secretariat, organisation: ofHost }[role]
      const answer = await as(credential).post(`/v1/applications/${id}/withdraw`, { reason: `a reason of ${role}` })
      t.equal(answer.statusCode, 200, `${role} withdraws what is ${state}`)
      has(t, answer.json(), { status: 'withdrawn', offer: null, returned: null, allowed: [] })
      t.equal(answer.headers.etag, `"${answer.json().version}"`)
      has(t, (await staff.get(allocation)).json(), { used: 0, free: 1, slots: [{ application_id: null }] })
      t.equal(await seatsTaken(), 0)
      has(t, (await staff.get(`/v1/applications/${id}/history`)).json().items.at(-1), {
        action: 'withdraw',
        from: state,
        to: 'withdrawn',
        reason: `a reason of ${role}`,
        actor: { role },
      })
      const events = await db.selectFrom('event').selectAll().where('subject_id', '=', id).orderBy('id').execute()
      has(t, events.at(-1), { type: 'application.withdrawn', payload: { from: state, to: 'withdrawn' } })
      lacks(t, JSON.stringify(events), /a reason of/, 'what a person wrote is told to no machine')
    }
})

test('withdrawApplication: a withdrawal needs a reason, and the right application', async (t) => {
  const { as, key, staff, aCity, aProgram, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [mine, other] = [await aSubmitted({ program, city }), await aSubmitted({ program, city })]
  const url = `/v1/applications/${mine.id}/withdraw`
  for (const body of [undefined, {}, { reason: '' }, { reason: '  ' }, { reason: null }, { reason: 'x'.repeat(1001) }])
    has(t, (await as(mine.token).post(url, body)).json(), { status: 400 }, JSON.stringify(body))
  has(t, (await as(mine.token).post(url, { reason: 'ill', status: 'withdrawn' })).json(), {
    status: 400,
    errors: [{ pointer: '/status' }],
  })
  for (const [who, credential, status] of [
    ['another applicant', other.token, 404],
    ['another city', await key({ role: 'city', city_id: (await aCity()).id }), 404],
    ['the frontend', mine.frontend, 403],
    ['a reviewer', await key({ role: 'reviewer' }), 403],
    ['nobody', undefined, 401],
  ] as const)
    t.equal((await as(credential).post(url, { reason: 'ill' })).statusCode, status, who)
  const stale = await as(mine.token).post(url, { reason: 'ill' }, { headers: { 'if-match': '"1"' } })
  has(t, stale.json(), { status: 412, code: 'stale' })
  has(t, (await staff.get(`/v1/applications/${mine.id}`)).json(), { status: 'submitted', version: 2 })
})

test('withdrawApplication: a person who withdrew can apply again, while there is a place', async (t) => {
  const { as, made, aCity, aProgram, aSubmitted, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: 1 }), await aCity()]
  const { id, token, body } = await aSubmitted({ program, city })
  await made(as(token).post(`/v1/applications/${id}/withdraw`, { reason: 'a mistake' }))
  const again = await aReadyDraft({ program, city, applicant: body.applicant })
  t.equal((await as(again.token).post(`/v1/applications/${again.id}/submit`)).statusCode, 200)
})

// Without the lock on the application several withdrawals were recorded, each with its own reason.
test('withdrawApplication: of ten withdrawals at once one reason is in the history', async (t) => {
  const { as, db, staff, aCity, aProgram, anOffer } = await build(t)
  const { id, token } = await anOffer({ program: await aProgram(), city: await aCity() })
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      (i % 2 ? staff : as(token)).post(`/v1/applications/${id}/withdraw`, { reason: `reason ${i}` }),
    ),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  const entries = await db
    .selectFrom('history')
    .select('reason')
    .where('subject_id', '=', id)
    .where('action', '=', 'withdraw')
    .execute()
  const winner = answers.findIndex(({ statusCode }) => statusCode === 200)
  t.strictSame(entries, [{ reason: `reason ${winner}` }])
})

test('cancelProgram: it ends every active application, and none that has already ended', async (t) => {
  const world = await build(t)
  const { as, db, staff, made, aCity, aProgram, aSubmitted } = world
  const program = await aProgram({ max_applications_per_city: 20, max_participants_per_city: 20 })
  const city = await aCity()
  const living = []
  for (const comeTo of Object.values(waysTo(world))) living.push(await comeTo({ program, city }))
  const [ineligible, withdrawn] = [await aSubmitted({ program, city }), await aSubmitted({ program, city })]
  const refusal = { criteria: ['managerial_level'], reason: 'an assistant' }
  await made(staff.post(`/v1/applications/${ineligible.id}/mark-ineligible`, refusal))
  await made(as(withdrawn.token).post(`/v1/applications/${withdrawn.id}/withdraw`, { reason: 'ill' }))
  const elsewhere = await aSubmitted({ program: await aProgram(), city })

  await made(staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'no venue' }))
  for (const { id, token } of living) {
    has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'program_cancelled', allowed: [] })
    has(t, (await as(token).get(`/v1/applications/${id}/history`)).json().items.at(-1), {
      action: 'cancel_program',
      to: 'program_cancelled',
      reason: 'no venue',
      actor: { role: 'system' },
    })
    const events = await db.selectFrom('event').select('type').where('subject_id', '=', id).orderBy('id').execute()
    t.equal(events.filter(({ type }) => type === 'application.program_cancelled').length, 1)
  }
  for (const [{ id }, status] of [
    [ineligible, 'ineligible'],
    [withdrawn, 'withdrawn'],
    [elsewhere, 'submitted'],
  ] as const)
    has(t, (await staff.get(`/v1/applications/${id}`)).json(), { status })
  const slots = await db.selectFrom('slot').select('application_id').execute()
  t.strictSame(slots, [{ application_id: elsewhere.id }], 'no slot of it is held')
})
