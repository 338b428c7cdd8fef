import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const ASKED = { selection: { steps: [], participation: { conditions: ['visa', 'flight'] } } }

test('meetCondition: the last condition that is met or waived confirms an accepted place, in its own transaction', async (t) => {
  const { as, db, key, staff, made, aCity, aProgram, anOffer } = await build(t)
  const [program, city] = [await aProgram(ASKED), await aCity()]
  const { id, token, frontend } = await anOffer({ program, city })
  const url = `/v1/applications/${id}`
  const offer = async (who = staff) => (await who.get(`${url}/offer`)).json()
  const open = { status: 'open', asked: null, reason: null, settled_at: null }
  has(t, await offer(as(token)), {
    application_id: id,
    program_id: program.id,
    status: 'open',
    reply_by: '2017-10-27T00:00:00.000Z',
    accepted_at: null,
    accepted_coverage: null,
    coverage: {},
    conditions: [
      { condition: 'flight', ...open, settled_by: undefined },
      { condition: 'visa', ...open, settled_by: undefined },
    ],
    version: 1,
  })
  const refused = (await as(token).post(`${url}/conditions/visa/meet`)).json()
  has(t, refused, { status: 403 }, 'applicants do not settle what they owe')

  const met = await staff.post(`${url}/conditions/visa/meet`)
  t.match(met.headers.etag, /^"2\.[a-z_]+"$/)
  has(t, met.json(), {
    status: 'open',
    version: 2,
    conditions: [{ status: 'open' }, { status: 'met', settled_by: 'a secretariat' }],
  })
  has(t, (await as(token).get(url)).json(), { status: 'offered' })
  has(
    t,
    await made(as(token).post(`${url}/accept`)),
    { status: 'accepted', allowed: ['withdraw'] },
    'the flight is open',
  )
  const stale = await staff.post(
    `${url}/conditions/flight/waive`,
    { reason: 'by train' },
    { headers: { 'if-match': '"2"' } },
  )
  has(t, stale.json(), { status: 412, code: 'stale' })
  has(t, (await staff.post(`${url}/conditions/flight/waive`, {})).json(), {
    status: 400,
    errors: [{ pointer: '/reason' }],
  })

  has(t, await made(staff.post(`${url}/conditions/flight/waive`, { reason: 'by train' })), {
    status: 'accepted',
    accepted_coverage: {},
    conditions: [
      { condition: 'flight', status: 'waived', reason: 'by train' },
      { condition: 'visa', status: 'met', reason: null },
    ],
  })
  has(t, (await as(token).get(url)).json(), { status: 'confirmed' })
  has(t, (await as(frontend).get(`${url}/offer`)).json(), {
    conditions: [{ settled_by: undefined }, { status: 'met' }],
  })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  has(t, (await focal.get(`${url}/offer`)).json(), { status: 'accepted' })
  const history = (await as(token).get(`${url}/history`)).json().items
  has(t, history.slice(-2), [
    { action: 'waive_condition', reason: 'by train', details: { condition: 'flight' } },
    { action: 'confirm', from: 'accepted', to: 'confirmed', actor: { role: 'system' } },
  ])
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', id).orderBy('id').execute()
  t.strictSame(events.map(({ type }) => type).slice(-4), [
    'condition.met',
    'application.accepted',
    'condition.waived',
    'application.confirmed',
  ])
})

test('failCondition: a place whose condition fails stays until staff settle it another way or withdraw it', async (t) => {
  const { as, staff, made, aCity, aProgram, anOffer } = await build(t)
  const program = await aProgram(ASKED)
  const { id, token } = await anOffer({ program, city: await aCity() })
  const url = `/v1/applications/${id}`
  const status = async () => (await staff.get(url)).json().status
  await made(as(token).post(`${url}/accept`))
  await made(staff.post(`${url}/conditions/flight/meet`))
  const failed = await made(staff.post(`${url}/conditions/visa/fail`, { reason: 'refused by the consulate' }))
  has(t, failed.conditions[1], { status: 'failed', reason: 'refused by the consulate' })
  t.equal(await status(), 'accepted')
  has(t, (await staff.post(`${url}/conditions/visa/fail`, { reason: 'again' })).json(), {
    status: 409,
    code: 'condition_state',
    state: 'failed',
  })
  await made(staff.post(`${url}/conditions/visa/meet`))
  t.equal(await status(), 'confirmed', 'it was granted after all')
  await made(staff.post(`${url}/conditions/visa/fail`, { reason: 'revoked' }))
  t.equal(await status(), 'confirmed', 'nobody is taken out without a word')
  const withdrawn = await made(staff.post(`${url}/withdraw-offer`, { reason: 'no visa' }))
  has(t, withdrawn, { status: 'offer_withdrawn', allowed: ['reconsider'] })
  has(t, (await staff.post(`${url}/conditions/visa/meet`)).json(), {
    status: 409,
    code: 'offer_state',
    state: 'withdrawn',
  })
  has(t, (await as(token).get(`${url}/offer`)).json(), { status: 'withdrawn', reply_by: '2017-10-27T00:00:00.000Z' })
})

test('addCondition: an offer asks for more than its program; without any it is confirmed when staff settle one', async (t) => {
  const { as, staff, made, aCity, aProgram, anOffer } = await build(t)
  const program = await aProgram()
  const [first, second] = [
    await anOffer({ program, city: await aCity() }),
    await anOffer({ program, city: await aCity() }),
  ]
  const url = `/v1/applications/${first.id}`
  for (const [body, status] of [
    [{}, 422],
    [{ asked: '' }, 400],
  ] as const)
    has(t, (await staff.post(`${url}/conditions/other`, body)).json(), { status, errors: [{ pointer: '/asked' }] })
  t.equal((await staff.post(`${url}/conditions/weather`, {})).statusCode, 404)
  has(t, await made(staff.post(`${url}/conditions/other`, { asked: 'a vaccination' })), {
    conditions: [{ condition: 'other', status: 'open', asked: 'a vaccination' }],
  })
  has(t, (await staff.post(`${url}/conditions/other`, { asked: 'again' })).json(), {
    status: 409,
    code: 'condition_exists',
  })
  await made(as(first.token).post(`${url}/accept`))
  has(t, (await staff.get(url)).json(), { status: 'accepted' })
  await made(staff.post(`${url}/conditions/other/meet`))
  has(t, (await staff.get(url)).json(), { status: 'confirmed' })

  await made(as(second.token).post(`/v1/applications/${second.id}/accept`))
  has(t, (await staff.get(`/v1/applications/${second.id}`)).json(), { status: 'accepted' }, 'the program says nothing')
  await made(staff.post(`/v1/applications/${second.id}/conditions/endorsement/meet`))
  has(t, (await staff.get(`/v1/applications/${second.id}`)).json(), { status: 'confirmed' })

  const free = await aProgram({ selection: { steps: [], participation: { conditions: [] } } })
  const third = await anOffer({ program: free, city: await aCity() })
  has(t, await made(as(third.token).post(`/v1/applications/${third.id}/accept`)), { status: 'confirmed', version: 6 })
})

// Without the lock on the application each round confirmed it twice or more, or failed with a constraint.
test('meetCondition: ten settle the last condition and ten accept at once: it is confirmed once', async (t) => {
  const { as, db, staff, made, aCity, aProgram, anOffer } = await build(t, { pool: 20 })
  const program = await aProgram({
    selection: { steps: [], participation: { conditions: ['visa'] } },
    max_participants_per_city: 9,
    max_applications_per_city: 9,
  })
  const city = await aCity()
  for (let round = 1; round <= 3; round++) {
    const { id, token } = await anOffer({ program, city })
    const url = `/v1/applications/${id}`
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 ? as(token).post(`${url}/accept`) : staff.post(`${url}/conditions/visa/meet`),
      ),
    )
    t.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 2, `round ${round}`)
    t.ok(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 409))
    has(t, (await staff.get(url)).json(), { status: 'confirmed' })
    const entries = await db
      .selectFrom('history')
      .select('id')
      .where('subject_id', '=', id)
      .where('action', '=', 'confirm')
      .execute()
    t.equal(entries.length, 1)
    await made(staff.post(`${url}/withdraw`, { reason: 'the next round' }))
  }
})
