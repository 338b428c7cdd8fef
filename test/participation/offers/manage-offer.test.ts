import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'

const REPLY_BY = '2017-10-27T00:00:00.000Z'
const LATER = '2017-11-03T00:00:00.000Z'

test('extendOffer: staff give more time, never less, and the worker goes by the new date', async (t) => {
  const { as, ctx, staff, made, setNow, aCity, aProgram, anOffer } = await build(t)
  const { id, token } = await anOffer({ program: await aProgram(), city: await aCity() }, REPLY_BY)
  const url = `/v1/applications/${id}`
  const extend = (reply_by: unknown, tag?: string) =>
    staff.post(`${url}/extend-offer`, { reply_by, reason: 'a holiday' }, tag ? { headers: { 'if-match': tag } } : {})
  for (const [reply_by, status, code] of [
    ['soon', 400, undefined],
    ['2017-10-01T00:00:00Z', 422, 'past'],
    [REPLY_BY, 422, 'order'],
    ['2017-11-24T00:00:00Z', 422, 'after_end'],
  ] as const)
    has(t, (await extend(reply_by)).json(), { status, errors: [{ pointer: '/reply_by', ...(code && { code }) }] })
  has(t, (await extend(LATER, '"9"')).json(), { status: 412 })
  has(t, await made(extend(LATER, '"1"')), { status: 'open', reply_by: LATER, version: 2 })
  has(t, (await as(token).get(url)).json(), { offer: { reply_by: LATER } })
  has(t, (await as(token).get(`${url}/history`)).json().items.at(-1), {
    action: 'extend_offer',
    reason: 'a holiday',
    details: { reply_by: { from: REPLY_BY, to: LATER } },
  })
  setNow(REPLY_BY)
  await passTime(ctx())
  has(t, (await staff.get(url)).json(), { status: 'offered' })
  setNow(LATER)
  has(t, (await extend('2017-11-05T00:00:00Z')).json(), { code: 'offer_expired' }, 'the date decides')
  await passTime(ctx())
  has(t, (await extend('2017-11-05T00:00:00Z')).json(), { code: 'offer_state', state: 'expired' })
})

test('renewOffer: a new offer after the last one expired takes slot and seat again, or is refused', async (t) => {
  const { as, ctx, db, staff, made, setNow, aCity, aProgram, anOffer } = await build(t)
  const program = await aProgram({ seats: 1, max_participants_per_city: 1, call: { closes_on: '2017-11-10' } })
  const city = await aCity()
  const first = await anOffer({ program, city }, REPLY_BY)
  setNow(REPLY_BY)
  await passTime(ctx())
  const url = `/v1/applications/${first.id}`
  const renew = (reply_by: string) => staff.post(`${url}/renew-offer`, { reply_by, reason: 'was ill' })
  const second = await anOffer({ program, city: await aCity() }, LATER)
  has(t, (await renew(LATER)).json(), { status: 409, code: 'seats_exceeded' })
  await made(as(second.token).post(`/v1/applications/${second.id}/decline`))
  has(t, (await renew(REPLY_BY)).json(), { status: 422, errors: [{ pointer: '/reply_by', code: 'past' }] })
  has(t, await made(renew(LATER)), { status: 'offered', offer: { reply_by: LATER } })
  has(t, (await renew(LATER)).json(), { code: 'transition_not_allowed', from: 'offered' })
  has(t, (await as(first.token).get(`${url}/offer`)).json(), { status: 'open', reply_by: LATER, version: 1 })
  const offers = await db
    .selectFrom('offer')
    .select('status')
    .where('application_id', '=', first.id)
    .orderBy('number')
    .execute()
  t.strictSame(
    offers.map(({ status }) => status),
    ['expired', 'open'],
  )
  has(t, await made(as(first.token).post(`${url}/accept`)), { status: 'accepted' })
})

test('reconsiderApplication: what was not selected, declined, expired or withdrawn goes back into review', async (t) => {
  const { as, staff, made, aCity, aProgram, anOffer, inReview, aReadyDraft } = await build(t)
  const program = await aProgram({ max_applications_per_city: 1 })
  const [city, other] = [await aCity(), await aCity()]
  const declined = await anOffer({ program, city })
  const refused = await inReview({ program, city: other })
  await made(staff.put(`/v1/applications/${refused.id}/decision`, { outcome: 'not_select', reason_code: 'merit' }))
  await made(staff.post(`/v1/programs/${program.id}/releases`, {}))
  await made(as(declined.token).post(`/v1/applications/${declined.id}/decline`))
  const reconsider = (id: string) => staff.post(`/v1/applications/${id}/reconsider`, { reason: 'a place is free' })
  const another = await aReadyDraft({ program, city })
  await made(as(another.token).post(`/v1/applications/${another.id}/submit`))
  has(t, (await reconsider(declined.id)).json(), { status: 409, code: 'city_cap_reached' })
  await made(as(another.token).post(`/v1/applications/${another.id}/withdraw`, { reason: 'gives way' }))
  for (const { id, token } of [declined, refused]) {
    has(t, await made(reconsider(id)), { status: 'in_review' })
    const last = (await as(token).get(`/v1/applications/${id}/history`)).json().items.at(-1)
    has(t, last, { action: 'reconsider', reason: 'a place is free' })
    await made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  }
  has(
    t,
    (await staff.get(`/v1/programs/${program.id}/cities/${other.id}/allocation`)).json(),
    { used: 1 },
    'it kept its slot',
  )
  const released = await made(staff.post(`/v1/programs/${program.id}/releases`, {}))
  t.strictSame(
    released.items.map(({ to }: { to: string }) => to),
    ['offered', 'offered'],
  )
  has(t, (await as(declined.token).get(`/v1/applications/${declined.id}/offer`)).json(), { status: 'open' })
})

test('acceptOffer: it names the terms, and is refused when who pays what has changed since they were read', async (t) => {
  const { as, staff, made, aCity, aProgram, anOffer } = await build(t)
  const program = await aProgram({ coverage: { accommodation: 'host' }, max_participants_per_city: 9 })
  const { id, token } = await anOffer({ program, city: await aCity() })
  const url = `/v1/applications/${id}`
  const read = await as(token).get(`${url}/offer`)
  const { coverage_digest } = read.json()
  const any = { headers: { 'if-match': '*' } }
  await made(staff.patch(`/v1/programs/${program.id}`, { coverage: { accommodation: 'participant' } }, any))
  const unchanged = await as(token).get(`${url}/offer`, { 'if-none-match': String(read.headers.etag) })
  t.equal(unchanged.statusCode, 200, 'the tag knows the terms')
  const refused = (await as(token).post(`${url}/accept`, { coverage_digest })).json()
  has(t, refused, { status: 409, code: 'coverage_changed', coverage: { accommodation: 'participant' } })
  t.equal((await as(token).post(`${url}/accept`, { coverage: {} })).statusCode, 400)
  await made(as(token).post(`${url}/accept`, { coverage_digest: refused.coverage_digest }))
  has(t, (await as(token).get(`${url}/offer`)).json(), { accepted_coverage: { accommodation: 'participant' } })
  await made(staff.patch(`/v1/programs/${program.id}`, { coverage: {} }, any))
  has(t, (await as(token).get(`${url}/offer`)).json(), {
    coverage: {},
    accepted_coverage: { accommodation: 'participant' },
  })
})

// Without the lock on the person both were accepted in most rounds.
test('acceptOffer: one person gets one place on the same days, also when both answers come at once', async (t) => {
  const { as, key, staff, made, aCity, aProgram, anOffer } = await build(t, { pool: 20 })
  const many = { max_applications_per_city: 20, max_participants_per_city: 20 }
  const city = await aCity()
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const one = await aProgram(many)
  const two = await aProgram({ ...many, starts_on: '2017-11-23', ends_on: '2017-11-25' })
  const apart = await aProgram({ ...many, starts_on: '2017-11-26', ends_on: '2017-11-27' })
  const applicant = (n: number) => ({
    name: `Person ${n}`,
    email: 'office@city.example',
    birth_date: '1980-02-29',
    nationality: 'OM',
    name_as_in_passport: `PERSON ${n}`,
  })
  for (let round = 1; round <= 6; round++) {
    const offers = []
    for (const program of [one, two, apart]) offers.push(await anOffer({ program, city, applicant: applicant(round) }))
    const accept = ({ id, token }: { id: string; token: string }) => as(token).post(`/v1/applications/${id}/accept`)
    const [a, b, c] = offers as [(typeof offers)[0], (typeof offers)[0], (typeof offers)[0]]
    const answers = await Promise.all([a, b, a, b, a, b, a, b, a, b].map(accept))
    t.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1, `round ${round}`)
    const clash = answers.find((answer) => answer.json().code === 'place_clash')
    const isFirst = (await staff.get(`/v1/applications/${a.id}`)).json().status === 'accepted'
    const [taken, left] = isFirst ? [one, b] : [two, a]
    has(t, clash?.json(), {
      status: 409,
      clash: { program_id: taken.id, title: taken.title, starts_on: taken.starts_on },
    })
    t.equal((await accept(c)).statusCode, 200, 'other days')
    if (round > 1) continue
    const onBehalf = await focal.post(`/v1/applications/${left.id}/accept-on-behalf`, { reason: 'by phone' })
    has(t, onBehalf.json(), { code: 'place_clash', clash: undefined }, 'a city is not told where')
    await made(staff.post(`/v1/applications/${isFirst ? a.id : b.id}/withdraw-offer`, { reason: 'chose the other' }))
    t.equal((await accept(left)).statusCode, 200)
  }
})
