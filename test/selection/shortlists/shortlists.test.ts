import { type Test, test } from 'tap'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const ANY = { headers: { 'if-match': '*' } }
const tag = (version: number) => ({ headers: { 'if-match': `"${version}"` } })

/** A program with applications in review: two of each city. They stand in the ranking in this order. */
async function selecting(t: Test, count: number, settings: Record<string, unknown> = {}) {
  const world = await build(t)
  const { staff, made, setNow, aCity, aProgram, inReview } = world
  const program = await aProgram(settings)
  const ids: string[] = []
  let city = await aCity()
  for (let i = 0; i < count; i++) {
    if (i > 0 && i % 2 === 0) city = await aCity()
    setNow(`2017-10-02T00:00:0${i}.000Z`)
    ids.push((await inReview({ program, city })).id)
  }
  const url = `/v1/programs/${program.id}/shortlists`
  const create = (body: object) => made(staff.post(url, { name: 'First', ...body }))
  const idsOf = ({ applications }: { applications: { application_id: string }[] }) =>
    applications.map((each) => each.application_id)
  return { ...world, program, ids, url, create, idsOf }
}

test('createShortlist: by hand, in the order given; it is read, listed, replaced and deleted', async (t) => {
  const { as, staff, ids, url, program, create, db, made } = await selecting(t, 3)
  const [a, b, c] = ids
  const answer = await staff.post(url, {
    name: ' Committee ',
    note: 'for Monday',
    application_ids: [c, a?.toUpperCase()],
  })
  t.equal(answer.statusCode, 201)
  const shortlist = answer.json()
  has(t, shortlist, {
    program_id: program.id,
    name: 'Committee',
    note: 'for Monday',
    size: 2,
    ranking_id: null,
    made_by: 'a secretariat',
    version: 1,
    passed_over: [],
    applications: [
      { number: 1, application_id: c, applicant_name: /^Nominee/, city_name: /^City/, status: 'in_review' },
      { number: 2, application_id: a },
    ],
  })
  const one = `/v1/shortlists/${shortlist.id}`
  const { passed_over: _, ...plain } = shortlist
  t.strictSame((await staff.get(one)).json(), plain)
  t.equal((await staff.get(one, { 'if-none-match': '"1"' })).statusCode, 304)
  await create({ application_ids: [] })
  has(t, (await staff.get(`${url}?limit=1`)).json(), { items: [{ id: shortlist.id, size: 2 }], next_cursor: /./ })

  const change = { name: 'Committee', application_ids: [b] }
  has(t, (await staff.put(one, change)).json(), { status: 428 })
  has(t, (await staff.put(one, change, tag(7))).json(), { status: 412 })
  const changed = await staff.put(one, change, tag(1))
  t.equal(changed.headers.etag, '"2"')
  has(t, changed.json(), { note: null, size: 1, version: 2, applications: [{ number: 1, application_id: b }] })
  has(t, (await staff.delete(one, undefined, tag(1))).json(), { status: 412 })
  t.equal((await staff.delete(one)).statusCode, 204)
  t.equal((await staff.delete(one)).statusCode, 404)
  t.strictSame(await db.selectFrom('shortlist_item').selectAll().execute(), [])
  const { items } = await made(staff.get(`/v1/programs/${program.id}/history`))
  t.strictSame(
    items.slice(-4).map(({ action }: { action: string }) => action),
    ['create_shortlist', 'create_shortlist', 'update_shortlist', 'delete_shortlist'],
  )
  lacks(t, (await as().get(`/v1/programs/${program.id}/history`)).body, 'shortlist', 'it is for staff')
})

test('createShortlist: what cannot be stored is refused with its field', async (t) => {
  const { staff, ids, url, create, aProgram, aCity, aReadyDraft, inReview, program } = await selecting(t, 1)
  const [a] = ids
  const elsewhere = await inReview({ program: await aProgram(), city: await aCity() })
  const draft = await aReadyDraft({ program, city: await aCity() })
  await create({ application_ids: [a] })
  const cases: [object, number, string | undefined][] = [
    [{}, 422, '/application_ids'],
    [{ application_ids: [a], from_ranking: {} }, 422, '/from_ranking'],
    [{ application_ids: [a, NOBODY] }, 422, '/application_ids/1'],
    [{ application_ids: [elsewhere.id] }, 422, '/application_ids/0'],
    [{ application_ids: [draft.id] }, 422, '/application_ids/0'],
    [{ application_ids: [a, a?.toUpperCase()] }, 422, '/application_ids/1'],
    [{ application_ids: [a, a] }, 400, '/application_ids'],
    [{ from_ranking: { frozen: 9 } }, 422, '/from_ranking/frozen'],
    [{ from_ranking: { seats: 0 } }, 400, '/from_ranking/seats'],
    [{ name: 'FIRST', application_ids: [a] }, 409, undefined],
  ]
  for (const [body, status, pointer] of cases) {
    const refused = (await staff.post(url, { name: 'Second', ...body })).json()
    has(t, [refused.status, refused.errors?.[0]?.pointer], [status, pointer], JSON.stringify(body))
  }
  t.equal((await staff.get(url)).json().items.length, 1)
})

test('createShortlist: from a ranking, within the free seats and the cities’ participants', async (t) => {
  const settings = { seats: 3, max_participants_per_city: 1, selection: { steps: [], tie_breaks: ['submitted_at'] } }
  const { ids, create, idsOf, program, staff, made } = await selecting(t, 6, settings)
  const [a, b, c, d, e] = ids
  const now = await create({ from_ranking: {} })
  t.strictSame(idsOf(now), [a, c, e])
  t.strictSame(
    now.passed_over.map((each: { application_id: string }) => each.application_id),
    [b, d],
  )
  t.strictSame(idsOf(await create({ name: 'Two', from_ranking: { seats: 2 } })), [a, c])
  const frozen = await made(staff.post(`/v1/programs/${program.id}/rankings`, {}))
  await made(staff.post(`/v1/applications/${a}/withdraw`, { reason: 'cannot come' }))
  has(t, await create({ name: 'Three', from_ranking: {} }), { size: 3, ranking_id: null })
  const kept = await create({ name: 'Four', from_ranking: { frozen: 1 } })
  t.strictSame([idsOf(kept), kept.ranking_id], [[a, c, e], frozen.id])
  has(t, kept.applications, [{ status: 'withdrawn' }, { status: 'in_review' }, { status: 'in_review' }])
})

// Without the lock on the shortlist four of the ten were stored, each over the one before.
test('updateShortlist: of ten at once one is stored, and the others are told to read again', async (t) => {
  const { staff, ids, create, db } = await selecting(t, 2)
  const { id } = await create({ application_ids: ids })
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      staff.put(`/v1/shortlists/${id}`, { name: `Name ${i}`, application_ids: [ids[i % 2]] }, tag(1)),
    ),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(412)])
  has(t, await db.selectFrom('shortlist').select('version').execute(), [{ version: 2 }])
  t.equal((await db.selectFrom('shortlist_item').selectAll().execute()).length, 1)
})

test('createShortlist: of ten at once with one name one is stored', async (t) => {
  const { staff, url, ids } = await selecting(t, 1)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => staff.post(url, { name: 'Same', application_ids: ids })),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array(9).fill(409)])
})

test('getShortlistBalance: shortlists side by side, as JSON and as a chart', async (t) => {
  const settings = { seats: 1, max_participants_per_city: 1, required_documents: [] }
  const { staff, ids, create, as, key, anOrganisation, program, made, aProgram, aCity, inReview } = await selecting(
    t,
    3,
    settings,
  )
  const [a, b, c] = ids
  const first = await create({ application_ids: [a, b, c] })
  const second = await create({ name: 'Second', application_ids: [c] })
  const url = `/v1/shortlists/${first.id}/balance`
  const { items } = (await staff.get(`${url}?compare=${second.id.toUpperCase()}`)).json()
  has(t, items, [
    {
      shortlist_id: first.id,
      name: 'First',
      size: 3,
      seats: { total: 1, taken: 0, after: 3, over_by: 2 },
      first_time_cities: 2,
      countries: [{ country: 'OM', count: 3 }],
      regions: [{ code: '145', name: 'Western Asia', continent: 'Asia', count: 3 }],
      fields_of_work: [{ value: 'smart_city', count: 3 }],
      levels: [{ value: 'manager', count: 3 }],
      genders: ['female', 'male', 'non_binary', 'other', 'undisclosed'].map((gender) => ({ gender, count: null })),
      not_endorsed: [a, b, c],
      not_verified: [],
    },
    { shortlist_id: second.id, size: 1, first_time_cities: 1, not_endorsed: [c] },
  ])
  has(t, items[0].cities, [
    { count: 2, cap: 1, taken: 0, after: 2, over_by: 1 },
    { count: 1, over_by: 0 },
  ])
  const endorser = { name: 'A focal point', email: 'focal@city.example' }
  const cityOf = async (id?: string) => (await staff.get(`/v1/applications/${id}`)).json().city_id
  const focal = as(await key({ role: 'city', city_id: await cityOf(a) }))
  await made(focal.post(`/v1/applications/${a}/endorse`, { endorser, form_checked: true }))
  has(t, (await staff.get(url)).json(), { items: [{ not_endorsed: [b, c] }], next_cursor: null })

  const chart = await staff.get(`${url}.svg?compare=${second.id}`)
  t.match(chart.headers['content-type'], /^image\/svg\+xml/)
  t.match(chart.body, /^<svg[\s\S]*>First<[\s\S]*>Second<[\s\S]*>Western Asia<[\s\S]*<\/svg>\n$/)

  const elsewhere = await aProgram()
  const other = await inReview({ program: elsewhere, city: await aCity() })
  const theirs = await made(
    staff.post(`/v1/programs/${elsewhere.id}/shortlists`, { name: 'First', application_ids: [other.id] }),
  )
  has(t, (await staff.get(`${url}?compare=${theirs.id}`)).json(), { status: 404 }, 'of another program')
  has(t, (await staff.get(`${url}?compare=x`)).json(), { status: 400 })
  const host = await anOrganisation()
  const stranger = as(await key({ role: 'organisation', organisation_id: host.id }))
  for (const path of [`/v1/shortlists/${first.id}`, url, `${url}.svg`])
    t.equal((await stranger.get(path)).statusCode, 404)
  t.equal((await stranger.put(`/v1/shortlists/${first.id}`, { name: 'X', application_ids: [] }, ANY)).statusCode, 404)
  t.equal((await stranger.delete(`/v1/shortlists/${first.id}`)).statusCode, 404)
  await made(
    staff.patch(`/v1/programs/${program.id}`, { organisations: [{ organisation_id: host.id, role: 'host' }] }, ANY),
  )
  t.equal((await stranger.get(url)).statusCode, 200, 'who hosts the program now')
})

test('decideApplications: from a shortlist it selects the first, waitlists the next in order and does not select the rest', async (t) => {
  const settings = { selection: { steps: [], tie_breaks: ['submitted_at'] } }
  const { ids, create, program, staff, made, db } = await selecting(t, 7, settings)
  const [a, b, c, d, e, f, g] = ids
  const decide = (shortlist: object, more: object = {}) =>
    staff.post(`/v1/programs/${program.id}/decisions`, { shortlist, ...more })
  const told = ({ items }: { items: { application_id: string; outcome: string; waitlist_position: number }[] }) =>
    items.map((each) => [each.application_id, each.outcome, each.waitlist_position])
  const [merit, others] = [{ reason_code: 'merit' }, { reason_code: 'competitive' }]
  await made(staff.post(`/v1/programs/${program.id}/rankings`, {}))
  const { id: ranked } = await create({ from_ranking: { frozen: 1, seats: 3 } })
  await made(staff.post(`/v1/applications/${e}/withdraw`, { reason: 'cannot come' }))

  const all = { shortlist_id: ranked, select: merit, waitlist: { count: 2, ...others }, not_select: others }
  const plan = await made(decide(all, { dry_run: true }))
  has(t, plan, { counts: { select: 3, waitlist: 2, not_select: 1 } })
  t.strictSame(told(plan), [
    [a, 'select', null],
    [b, 'select', null],
    [c, 'select', null],
    [d, 'waitlist', 1],
    [f, 'waitlist', 2],
    [g, 'not_select', null],
  ])
  t.strictSame(await db.selectFrom('decision').selectAll().execute(), [])

  const { id: byHand } = await create({ name: 'By hand', application_ids: [g, f, a] })
  const two = await made(decide({ shortlist_id: byHand, select: { count: 2, ...merit, message: 'Welcome.' } }))
  t.strictSame(told(two), [
    [g, 'select', null],
    [f, 'select', null],
  ])
  has(t, (await staff.get(`/v1/applications/${g}/decision`)).json(), { message: 'Welcome.', reason_code: 'merit' })
  const rest = { shortlist_id: byHand, select: { count: 1, ...merit }, waitlist: others }
  has(t, (await decide(rest)).json(), {
    status: 409,
    code: 'decisions_refused',
    errors: [
      { pointer: '/shortlist/select', code: 'decided', params: { application_id: g } },
      { pointer: '/shortlist/waitlist', code: 'decided', params: { application_id: f } },
    ],
  })
  t.strictSame(told(await made(decide(rest, { replace: true }))), [
    [g, 'select', null],
    [f, 'waitlist', 1],
    [a, 'waitlist', 2],
  ])
  const { id: gone } = await create({ name: 'Gone', application_ids: [e] })
  has(t, (await decide({ shortlist_id: gone, select: merit })).json(), {
    errors: [
      {
        pointer: '/shortlist/select',
        code: 'transition_not_allowed',
        params: { application_id: e, from: 'withdrawn' },
      },
    ],
  })
})
