import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const REPLY_BY = '2017-10-27T00:00:00.000Z'

test('acceptOffer: an offer is accepted until reply_by, and not from that instant on', async (t) => {
  const { as, db, staff, setNow, aCity, aProgram, anOffer } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [offered, late] = [
    await anOffer({ program, city }, REPLY_BY),
    await anOffer({ program, city }, '2017-10-26T00:00:00.000Z'),
  ]
  has(t, (await as(offered.token).get(`/v1/applications/${offered.id}`)).json(), {
    status: 'offered',
    offer: { reply_by: REPLY_BY },
    decision: { outcome: 'select', message: 'Welcome.' },
    allowed: ['withdraw', 'accept', 'decline'],
  })
  setNow('2017-10-26T00:00:00.000Z')
  const refused = (await as(late.token).post(`/v1/applications/${late.id}/accept`)).json()
  has(t, refused, { status: 409, code: 'offer_expired', reply_by: '2017-10-26T00:00:00.000Z' })
  has(t, (await as(late.token).get(`/v1/applications/${late.id}`)).json(), { status: 'offered', version: 4 })

  setNow('2017-10-26T23:59:59.999Z')
  const accepted = await as(offered.token).post(`/v1/applications/${offered.id}/accept`)
  t.equal(accepted.statusCode, 200)
  t.equal(accepted.headers.etag, '"5"')
  has(t, accepted.json(), { status: 'accepted', offer: null, version: 5, allowed: ['withdraw'] })
  has(t, (await staff.get(`/v1/applications/${offered.id}/history`)).json().items.at(-1), {
    action: 'accept',
    from: 'offered',
    to: 'accepted',
    actor: { role: 'applicant' },
  })
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', offered.id).execute()
  t.equal(events.at(-1)?.type, 'application.accepted')
})

test('acceptOffer: the applicant accepts; the applicant or the city declines; nobody answers for another', async (t) => {
  const { as, key, secretariat, staff, aCity, aProgram, anOffer } = await build(t)
  const [city, neighbour] = [await aCity(), await aCity()]
  const program = await aProgram({ max_applications_per_city: 10, max_participants_per_city: 10 })
  const other = await anOffer({ program, city })
  const ofCity = await key({ role: 'city', city_id: city.id })
  const ofNeighbour = await key({ role: 'city', city_id: neighbour.id })
  const reviewer = await key({ role: 'reviewer' })
  for (const [who, credentialOf, accepts, declines] of [
    ['nobody', () => undefined, 401, 401],
    ['the secretariat', () => secretariat, 403, 403],
    ['a reviewer', () => reviewer, 403, 403],
    ['the frontend', (offer) => offer.frontend, 403, 403],
    ['another applicant', () => other.token, 404, 404],
    ['another city', () => ofNeighbour, 403, 404],
    ['the city', () => ofCity, 403, 200],
    ['the applicant', (offer) => offer.token, 200, 200],
  ] as [string, (offer: typeof other) => string | undefined, number, number][])
    for (const [action, status] of [
      ['accept', accepts],
      ['decline', declines],
    ] as const) {
      const offer = await anOffer({ program, city })
      const answer = await as(credentialOf(offer)).post(`/v1/applications/${offer.id}/${action}`)
      t.equal(answer.statusCode, status, `${who} may ${action}`)
      const now = (await staff.get(`/v1/applications/${offer.id}`)).json().status
      t.equal(now, status === 200 ? { accept: 'accepted', decline: 'declined' }[action] : 'offered')
      await staff.post(`/v1/applications/${offer.id}/withdraw`, { reason: 'the next case' })
    }
})

test('acceptOffer: an answer counts once, and names the version when the client wants to', async (t) => {
  const { as, aCity, aProgram, anOffer } = await build(t)
  const program = await aProgram()
  for (const action of ['accept', 'decline']) {
    const { id, token } = await anOffer({ program, city: await aCity() })
    const answer = (tag: string) =>
      as(token).post(`/v1/applications/${id}/${action}`, undefined, { headers: { 'if-match': tag } })
    has(t, (await answer('"3"')).json(), { status: 412, code: 'stale' })
    t.equal((await answer('"4"')).statusCode, 200)
    has(t, (await answer('*')).json(), {
      status: 409,
      code: 'transition_not_allowed',
      from: action === 'accept' ? 'accepted' : 'declined',
      allowed: action === 'accept' ? ['withdraw'] : [],
    })
  }
})

// Without the lock on the application several were answered 200, and the history had as many entries.
test('acceptOffer: ten accept at once, then ten of another accept and decline: one answer is taken', async (t) => {
  const { as, db, aCity, aProgram, anOffer } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  for (const actions of [['accept'], ['accept', 'decline']]) {
    const { id, token } = await anOffer({ program, city })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => as(token).post(`/v1/applications/${id}/${actions[i % actions.length]}`)),
    )
    t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
    const entries = await db
      .selectFrom('history')
      .select('action')
      .where('subject_id', '=', id)
      .where('action', 'in', ['accept', 'decline'])
      .execute()
    t.equal(entries.length, 1)
  }
})

test('declineOffer: slot and seat are free, so that another of the city can apply and be released', async (t) => {
  const { as, staff, made, aCity, aProgram, aReadyDraft, anOffer, inReview } = await build(t)
  const city = await aCity()
  const program = await aProgram({ seats: 1, max_applications_per_city: 2, max_participants_per_city: 1 })
  const releases = `/v1/programs/${program.id}/releases`
  const first = await anOffer({ program, city })
  const second = await inReview({ program, city })
  await made(staff.put(`/v1/applications/${second.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  const refused = (await staff.post(releases, {})).json()
  has(t, refused, {
    code: 'release_conflict',
    release: { conflicts: [{ code: 'seats_exceeded' }, { code: 'city_participants_exceeded' }] },
  })
  const third = await aReadyDraft({ program, city })
  const submit = () => as(third.token).post(`/v1/applications/${third.id}/submit`)
  has(t, (await submit()).json(), { code: 'city_cap_reached' })

  const declined = await made(as(first.token).post(`/v1/applications/${first.id}/decline`))
  has(t, declined, { status: 'declined', offer: null, allowed: [] })
  const allocation = (await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(t, allocation, { used: 1, free: 1, slots: [{ number: 1, application_id: null }, { number: 2 }] })
  has(t, await made(staff.post(releases, {})), { items: [{ application_id: second.id, to: 'offered' }] })
  t.equal((await submit()).statusCode, 200)
})

test('acceptOnBehalf: the city or staff answer for an applicant, with a reason that the history keeps', async (t) => {
  const { as, key, secretariat, staff, aCity, aProgram, anOrganisation, anOffer } = await build(t)
  const [city, neighbour, host] = [await aCity(), await aCity(), await anOrganisation()]
  const program = await aProgram({
    max_applications_per_city: 20,
    max_participants_per_city: 20,
    organisations: [{ organisation_id: host.id, role: 'host' }],
  })
  const ofHost = await key({ role: 'organisation', organisation_id: host.id })
  const ofCity = await key({ role: 'city', city_id: city.id })
  const ofNeighbour = await key({ role: 'city', city_id: neighbour.id })
  const body = { reason: 'said so by phone' }
  for (const [who, credential, status] of [
    ['secretariat', secretariat, 200],
    ['organisation', ofHost, 200],
    ['city', ofCity, 200],
    ['another city', ofNeighbour, 404],
    ['a reviewer', await key({ role: 'reviewer' }), 403],
    ['the applicant', undefined, 403],
  ] as const)
    for (const [action, to] of [
      ['accept', 'accepted'],
      ['decline', 'declined'],
    ] as const) {
      const { id, token } = await anOffer({ program, city })
      const caller = as(credential ?? token)
      const answer = await caller.post(`/v1/applications/${id}/${action}-on-behalf`, body)
      t.equal(answer.statusCode, status, `${who}: ${action}`)
      if (status !== 200) {
        has(t, (await staff.get(`/v1/applications/${id}`)).json(), { status: 'offered' })
        await staff.post(`/v1/applications/${id}/withdraw`, { reason: 'the next case' })
        continue
      }
      has(t, answer.json(), { status: to })
      const history = (await as(token).get(`/v1/applications/${id}/history`)).json().items
      has(t, history.at(-1), {
        action: `${action}_on_behalf`,
        from: 'offered',
        to,
        reason: body.reason,
        details: { on_behalf: true },
        actor: { role: who },
      })
      await staff.post(`/v1/applications/${id}/withdraw`, { reason: 'the next case' })
    }

  const { id, token } = await anOffer({ program, city }, REPLY_BY)
  const allowed = async (credential: string) => (await as(credential).get(`/v1/applications/${id}`)).json().allowed
  t.strictSame(await allowed(token), ['withdraw', 'accept', 'decline'])
  t.strictSame(await allowed(ofHost), ['withdraw', 'accept_on_behalf', 'decline_on_behalf', 'withdraw_offer'])
  t.strictSame(await allowed(ofCity), ['withdraw', 'accept_on_behalf', 'decline', 'decline_on_behalf'])
  for (const wrong of [{}, { reason: '' }, { reason: ' ' }, undefined])
    t.equal((await staff.post(`/v1/applications/${id}/accept-on-behalf`, wrong)).statusCode, 400)
  const stale = { headers: { 'if-match': '"3"' } }
  has(t, (await staff.post(`/v1/applications/${id}/accept-on-behalf`, body, stale)).json(), { code: 'stale' })
})

// Without the lock on the application two or more were answered 200 in most rounds.
test('acceptOnBehalf: twelve who answer for themselves and on behalf: one answer is taken, in six rounds', async (t) => {
  const { as, staff, db, aCity, aProgram, anOffer } = await build(t, { pool: 20 })
  const program = await aProgram({ max_applications_per_city: 20, max_participants_per_city: 20 })
  const city = await aCity()
  const body = { reason: 'said so by phone' }
  for (let round = 1; round <= 6; round++) {
    const { id, token } = await anOffer({ program, city })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => {
        const url = `/v1/applications/${id}/${i % 2 ? 'accept' : 'decline'}`
        return i % 3 ? staff.post(`${url}-on-behalf`, body) : as(token).post(url)
      }),
    )
    t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(11).fill(409)], `round ${round}`)
    const entries = await db.selectFrom('history').select('to_status').where('subject_id', '=', id).execute()
    const answered = entries.filter(({ to_status }) => to_status === 'accepted' || to_status === 'declined')
    t.equal(answered.length, 1, `round ${round}`)
  }
})

test('acceptOnBehalf: nobody accepts from reply_by on', async (t) => {
  const { staff, setNow, aCity, aProgram, anOffer } = await build(t)
  const { id } = await anOffer({ program: await aProgram(), city: await aCity() }, REPLY_BY)
  setNow(REPLY_BY)
  const answer = await staff.post(`/v1/applications/${id}/accept-on-behalf`, { reason: 'said so by phone' })
  has(t, answer.json(), { status: 409, code: 'offer_expired', reply_by: REPLY_BY })
})
