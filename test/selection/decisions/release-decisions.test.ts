import { sql } from 'kysely'
import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { behind, race } from '../../race.ts'

const NOW = '2017-10-20T00:00:00.000Z'
const NOBODY = '01890000-0000-7000-8000-000000000000'

/** A world with a program, and what this file does with it: decide, release, and look at all that a release writes. */
async function selecting(t: Parameters<typeof build>[0], program: object = {}) {
  const world = await build(t)
  const { db, staff, made, aProgram, inReview } = world
  const { id: program_id, ...rest } = await aProgram({ max_applications_per_city: 10, ...program })
  const of = { id: program_id, ...rest }
  const releases = `/v1/programs/${program_id}/releases`
  async function decided(city: { id: string }, outcome: string) {
    const application = await inReview({ program: of, city })
    await made(staff.put(`/v1/applications/${application.id}/decision`, { outcome, reason_code: 'merit' }))
    return application
  }
  const written = async () => ({
    applications: await db.selectFrom('application').selectAll().orderBy('id').execute(),
    decisions: await db.selectFrom('decision').selectAll().orderBy('id').execute(),
    releases: await db.selectFrom('release').selectAll().orderBy('id').execute(),
    slots: await db.selectFrom('slot').selectAll().orderBy('application_id').execute(),
    program: await db.selectFrom('program').selectAll().execute(),
    history: await db.selectFrom('history').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('event').selectAll().orderBy('id').execute(),
  })
  const statusOf = async ({ id }: { id: string }) => (await staff.get(`/v1/applications/${id}`)).json().status
  /** How often each application was told how it ended. */
  const toldOf = async ({ id }: { id: string }) => {
    const rows = await db.selectFrom('event').select('type').where('subject_id', '=', id).execute()
    return rows.map(({ type }) => type).filter((type) => /offered|waitlisted|not_selected/.test(type))
  }
  return { ...world, program: of, releases, decided, written, statusOf, toldOf }
}

test('releaseDecisions: a dry run shows outcomes, seats, cities and undecided applications, and changes nothing', async (t) => {
  const { staff, program, releases, decided, inReview, aCity, aSubmitted, written } = await selecting(t, {
    seats: 2,
    max_participants_per_city: 1,
  })
  const [muscat, lima] = [await aCity(), await aCity()]
  const all = [
    await decided(muscat, 'select'),
    await decided(muscat, 'select'),
    await decided(lima, 'select'),
    await decided(lima, 'waitlist'),
    await decided(lima, 'not_select'),
  ]
  const open = await inReview({ program, city: lima })
  await aSubmitted({ program, city: lima })
  const before = await written()
  const answer = await staff.post(releases, { dry_run: true, reply_by: '2017-10-27T09:00:00+09:00' })
  t.equal(answer.statusCode, 200, 'nothing was made')
  const item = (i: number, city: { id: string }, outcome: string, to: string) => ({
    application_id: all[i]?.id,
    city_id: city.id,
    outcome,
    to,
    waitlist_position: to === 'waitlisted' ? 1 : null,
    latest_safe_decision_date: null,
  })
  const of = { city_id: null, application_id: null, criterion: null, at_submission: null }
  const { digest, ...plan } = answer.json()
  t.match(digest, /^[\w-]{43}$/)
  t.strictSame(plan, {
    id: null,
    program_id: program.id,
    dry_run: true,
    released_at: null,
    reply_by: '2017-10-27T00:00:00.000Z',
    items: [
      item(0, muscat, 'select', 'offered'),
      item(1, muscat, 'select', 'offered'),
      item(2, lima, 'select', 'offered'),
      item(3, lima, 'waitlist', 'waitlisted'),
      item(4, lima, 'not_select', 'not_selected'),
    ],
    seats: { total: 2, taken: 0, after: 3, over_by: 1 },
    cities: [
      { city_id: muscat.id, cap: 1, taken: 0, after: 2, over_by: 1 },
      { city_id: lima.id, cap: 1, taken: 0, after: 1, over_by: 0 },
    ],
    undecided: [open.id],
    conflicts: [
      { ...of, code: 'seats_exceeded', detail: 'After the release 3 seats would be taken, but the program has 2.' },
      {
        ...of,
        code: 'city_participants_exceeded',
        city_id: muscat.id,
        detail: 'After the release the city would have 2 participants, but its cap is 1.',
      },
    ],
    findings: [],
  })
  t.strictSame(await written(), before)
})

test('releaseDecisions: it carries out every decision of its program, and none of another', async (t) => {
  const world = await selecting(t)
  const { staff, db, program, releases, decided, inReview, statusOf, toldOf, aCity, aProgram, setNow, made } = world
  const city = await aCity()
  const batch = [await decided(city, 'select'), await decided(city, 'waitlist'), await decided(city, 'not_select')]
  const open = await inReview({ program, city })
  const other = await inReview({ program: await aProgram(), city })
  await made(staff.put(`/v1/applications/${other.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  setNow(NOW)
  const answer = await staff.post(releases, {})
  t.equal(answer.statusCode, 201)
  const release = answer.json()
  has(t, release, { dry_run: false, released_at: NOW, reply_by: '2017-11-03T00:00:00.000Z', undecided: [open.id] })
  has(t, release.items, [{ to: 'offered' }, { to: 'waitlisted' }, { to: 'not_selected' }])
  t.strictSame(await db.selectFrom('release').selectAll().execute(), [
    {
      id: release.id,
      program_id: program.id,
      reply_by: '2017-11-03T00:00:00.000Z',
      released_by: 'a secretariat',
      released_by_id: (await staff.get('/v1/me')).json().id,
      released_at: NOW,
    },
  ])
  t.strictSame(await Promise.all(batch.map(statusOf)), ['offered', 'waitlisted', 'not_selected'])
  t.strictSame(await Promise.all(batch.map(toldOf)), [
    ['application.offered'],
    ['application.waitlisted'],
    ['application.not_selected'],
  ])
  t.strictSame([await statusOf(open), await statusOf(other)], ['in_review', 'in_review'])
  const offers = await Promise.all(
    batch.map(async ({ id }) => (await staff.get(`/v1/applications/${id}`)).json().offer),
  )
  t.strictSame(offers, [{ reply_by: '2017-11-03T00:00:00.000Z' }, null, null], 'only an offer has a date to reply by')
  const due = await db.selectFrom('application').select('id').where('reply_by', 'is not', null).execute()
  t.strictSame(due, [{ id: batch[0]?.id }], 'in the database, too')
  const slots = await db.selectFrom('slot').selectAll().where('program_id', '=', program.id).execute()
  t.equal(slots.length, 4, 'every one of them keeps its slot')
  const announced = await db.selectFrom('event').selectAll().where('subject_id', '=', program.id).execute()
  has(t, announced.at(-1), { type: 'program.decisions_released', payload: { release_id: release.id, count: 3 } })
  has(t, (await staff.get(`/v1/programs/${program.id}/history`)).json().items.at(-1), { action: 'release' })
  has(t, (await staff.get(`/v1/programs/${program.id}`)).json(), { phase: 'decided' })
})

test('releaseDecisions: a release with a conflict is refused with the plan, and changes nothing at all', async (t) => {
  const { staff, releases, decided, aCity, made, written, program } = await selecting(t, {
    seats: 3,
    max_participants_per_city: 2,
  })
  const [muscat, lima] = [await aCity(), await aCity()]
  for (const outcome of ['select', 'not_select', 'waitlist']) await decided(muscat, outcome)
  await made(staff.post(releases, {}))
  await decided(muscat, 'not_select')
  await decided(muscat, 'select')
  const third = await decided(muscat, 'select')
  const before = await written()
  const refused = await staff.post(releases, {})
  has(t, refused.json(), {
    status: 409,
    code: 'release_conflict',
    release: { id: null, seats: { taken: 1, after: 3 } },
  })
  has(t, refused.json().release.conflicts, [{ code: 'city_participants_exceeded', city_id: muscat.id }])
  t.strictSame(await written(), before, 'the city has too many')

  await made(
    staff.put(
      `/v1/applications/${third.id}/decision`,
      { outcome: 'waitlist', reason_code: 'balance' },
      { headers: { 'if-match': '"1"' } },
    ),
  )
  await decided(lima, 'select')
  const fourth = await decided(lima, 'select')
  const again = await written()
  const crowded = (await staff.post(releases, {})).json()
  has(t, crowded, {
    status: 409,
    code: 'release_conflict',
    detail: 'After the release 4 seats would be taken, but the program has 3.',
  })
  t.strictSame(
    crowded.release.conflicts.map(({ code }: { code: string }) => code),
    ['seats_exceeded'],
  )
  t.strictSame(await written(), again, 'there are too few seats')

  await made(staff.post(`/v1/applications/${fourth.id}/withdraw`, { reason: 'cannot come' }))
  const done = await made(staff.post(releases, {}))
  has(t, done.seats, { total: 3, taken: 1, after: 3 })
  const seated = await staff.get(`/v1/applications?program_id=${program.id}&status=offered`)
  t.equal(seated.json().items.length, 3)
})

// With inTransaction taken out, what came before the failing statement stayed.
test('releaseDecisions: whichever statement fails, nothing of the release stays, and it can be repeated', async (t) => {
  const { staff, db, releases, decided, aCity, written, statusOf, made } = await selecting(t)
  const city = await aCity()
  const batch = []
  for (const outcome of ['select', 'waitlist', 'not_select']) batch.push(await decided(city, outcome))
  const before = await written()
  await sql`create function fail() returns trigger language plpgsql as $$ begin raise 'a disk is full'; end $$`.execute(
    db,
  )
  for (const [table, when] of [
    ['release', 'insert'],
    ['decision', 'update'],
    ['application', `update`],
    ['application', `update of status on application for each row when (new.status = 'not_selected')`],
    ['history', `insert on history for each row when (new.to_status = 'not_selected')`],
    ['event', `insert on event for each row when (new.type = 'application.waitlisted')`],
    ['program', 'update'],
    ['history', `insert on history for each row when (new.subject_type = 'program')`],
    ['event', `insert on event for each row when (new.type = 'program.decisions_released')`],
  ] as const) {
    const on = when.includes(' on ') ? when : `${when} on ${table} for each row`
    await sql.raw(`create trigger fail before ${on} execute function fail()`).execute(db)
    const answer = await staff.post(releases, {})
    has(t, answer.json(), { status: 500, code: 'internal_error' }, on)
    t.strictSame(await written(), before, `${on}: nothing is left`)
    await sql.raw(`drop trigger fail on ${table}`).execute(db)
  }
  const release = await made(staff.post(releases, {}))
  t.equal(release.items.length, 3)
  t.strictSame(await Promise.all(batch.map(statusOf)), ['offered', 'waitlisted', 'not_selected'])
})

test('releaseDecisions: a second release tells nobody again; it releases what was decided since', async (t) => {
  const { staff, releases, decided, aCity, written, toldOf, statusOf, setNow, made } = await selecting(t)
  const city = await aCity()
  const first = await decided(city, 'select')
  await made(staff.post(releases, { reply_by: '2017-10-27T00:00:00.000Z' }))
  const before = await written()
  const again = await staff.post(releases, { reply_by: '2017-11-20T00:00:00.000Z' })
  t.equal(again.statusCode, 200, 'nothing was made')
  has(t, again.json(), { id: null, released_at: null, items: [], seats: { taken: 1, after: 1 } })
  t.strictSame(await written(), before)

  const late = await decided(city, 'not_select')
  setNow(NOW)
  const next = await staff.post(releases, {})
  t.equal(next.statusCode, 201)
  t.strictSame(
    next.json().items.map((each: { application_id: string }) => each.application_id),
    [late.id],
  )
  t.strictSame([await toldOf(first), await toldOf(late)], [['application.offered'], ['application.not_selected']])
  t.equal(await statusOf(first), 'offered')
  const offer = (await staff.get(`/v1/applications/${first.id}`)).json()
  has(t, offer, { offer: { reply_by: '2017-10-27T00:00:00.000Z' } }, 'an earlier offer keeps its date')
})

// Without the locks on the program and on what is in review, a second release wrote rows, history and events again.
test('releaseDecisions: ten at once make one release, and one entry and one event for each application', async (t) => {
  const { staff, db, releases, decided, aCity, toldOf } = await selecting(t)
  const city = await aCity()
  const batch = []
  for (const outcome of ['select', 'waitlist', 'not_select', 'select']) batch.push(await decided(city, outcome))
  const answers = await Promise.all(Array.from({ length: 10 }, () => staff.post(releases, {})))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [...Array(9).fill(200), 201])
  t.equal((await db.selectFrom('release').selectAll().execute()).length, 1)
  for (const application of batch) {
    t.equal((await toldOf(application)).length, 1)
    const entries = await db
      .selectFrom('history')
      .select('id')
      .where('subject_id', '=', application.id)
      .where('action', '=', 'release')
      .execute()
    t.equal(entries.length, 1)
  }
})

// Without the locks a decision that came between the reading and the writing was released as what it had been before.
test('releaseDecisions: a decision that is changed at the same time is released in one version, whole', async (t) => {
  const { staff, db, releases, decided, aCity, statusOf } = await selecting(t)
  await race(t, ['offered', 'waitlisted'], async (round) => {
    const application = await decided(await aCity(), 'select')
    const change = () =>
      staff.put(
        `/v1/applications/${application.id}/decision`,
        { outcome: 'waitlist', reason_code: 'balance' },
        { headers: { 'if-match': '"1"' } },
      )
    const [changed] = await Promise.all([behind((round % 6) * 3, change), staff.post(releases, {})])
    const decision = await db
      .selectFrom('decision')
      .selectAll()
      .where('application_id', '=', application.id)
      .executeTakeFirstOrThrow()
    t.ok(decision.release_id)
    const expected = changed.statusCode === 200 ? ['waitlist', 'waitlisted'] : ['select', 'offered']
    t.strictSame([decision.outcome, await statusOf(application)], expected, `round ${round}`)
    return statusOf(application)
  })
})

test('releaseDecisions: in a rolling call some can be released before others; in a round all are released together', async (t) => {
  const { staff, made, releases, decided, inReview, aCity, aProgram, statusOf, written } = await selecting(t, {
    call: { closes_on: '2017-10-13', mode: 'rolling' },
  })
  const city = await aCity()
  const [first, second] = [await decided(city, 'select'), await decided(city, 'select')]
  const round = await aProgram()
  const inRound = await inReview({ program: round, city })
  await made(staff.put(`/v1/applications/${inRound.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  const before = await written()
  for (const [url, application_ids, errors] of [
    [releases, [second.id, NOBODY], [{ pointer: '/application_ids/1', code: 'undecided' }]],
    [releases, [inRound.id], [{ pointer: '/application_ids/0', code: 'undecided' }]],
    [`/v1/programs/${round.id}/releases`, [inRound.id], [{ pointer: '/application_ids', code: 'round' }]],
  ] as const) {
    const refused = (await staff.post(url, { application_ids })).json()
    has(t, refused, { status: 422, code: 'content_invalid', errors })
    t.equal(refused.errors.length, errors.length)
    t.strictSame(await written(), before)
  }
  const release = await made(staff.post(releases, { application_ids: [second.id] }))
  has(t, release, { items: [{ application_id: second.id, to: 'offered' }], seats: { after: 1 } })
  t.strictSame([await statusOf(first), await statusOf(second)], ['in_review', 'offered'])
  const gone = (await staff.post(releases, { application_ids: [second.id] })).json()
  has(t, gone, { code: 'content_invalid', errors: [{ code: 'undecided' }] }, 'it is released once')
  const upper = await made(staff.post(releases, { application_ids: [first.id.toUpperCase()] }))
  has(t, upper.items, [{ application_id: first.id }], 'a UUID is read in either case (RFC 9562)')
})

test('releaseDecisions: reply_by is in the future, by default fourteen days from now', async (t) => {
  const { staff, releases, decided, aCity, setNow, written } = await selecting(t)
  await decided(await aCity(), 'select')
  setNow(NOW)
  const before = await written()
  for (const [body, status, code] of [
    [{ reply_by: '2017-10-19T00:00:00Z' }, 422, 'content_invalid'],
    [{ reply_by: NOW }, 422, 'content_invalid'],
    [{ reply_by: '2017-10-20T09:00:00.000+09:00', dry_run: true }, 422, 'content_invalid'],
    [{ reply_by: '2017-10-27' }, 400, 'schema_violation'],
    [{ dry_run: 'false' }, 400, 'schema_violation'],
    [{ application_ids: [] }, 400, 'schema_violation'],
    [{ dry_runs: true }, 400, 'schema_violation'],
  ] as const) {
    const refused = (await staff.post(releases, body)).json()
    has(t, refused, { status, code }, JSON.stringify(body))
    if (status === 422) has(t, refused.errors, [{ pointer: '/reply_by', code: 'past' }])
    t.strictSame(await written(), before)
  }
  for (const [reply_by, expected] of [
    ['2017-10-20T00:00:00.001Z', '2017-10-20T00:00:00.001Z'],
    ['2017-10-27T09:00:00.1239+09:00', '2017-10-27T00:00:00.123Z'],
    [undefined, '2017-11-03T00:00:00.000Z'],
  ] as const)
    has(t, (await staff.post(releases, { dry_run: true, reply_by })).json(), { reply_by: expected })
})

test('releaseDecisions: those who run the program release, once it is published', async (t) => {
  const { as, key, staff, secretariat, made, anOrganisation, aCity, aDraftProgram, aProgram } = await build(t)
  const [host, sponsor, stranger, city] = [
    await anOrganisation(),
    await anOrganisation(),
    await anOrganisation(),
    await aCity(),
  ]
  const program = await aProgram({
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: sponsor.id, role: 'sponsor' },
    ],
  })
  const ofOrganisation = ({ id }: { id: string }) => key({ role: 'organisation', organisation_id: id })
  for (const [who, credential, status] of [
    ['the secretariat', secretariat, 200],
    ['the host', await ofOrganisation(host), 200],
    ['a sponsor', await ofOrganisation(sponsor), 403],
    ['another organisation', await ofOrganisation(stranger), 403],
    ['a city', await key({ role: 'city', city_id: city.id }), 403],
    ['nobody', undefined, 401],
  ] as const)
    t.equal((await as(credential).post(`/v1/programs/${program.id}/releases`, {})).statusCode, status, who)

  const cancelled = await aProgram()
  await made(staff.post(`/v1/programs/${cancelled.id}/cancel`, { reason: 'no venue' }))
  const draft = await aDraftProgram()
  for (const [id, status, code] of [
    [cancelled.id, 409, 'program_status'],
    [draft.id, 409, 'program_status'],
    [NOBODY, 404, 'not_found'],
  ] as const)
    has(t, (await staff.post(`/v1/programs/${id}/releases`, {})).json(), { status, code })
})

test('releaseDecisions: a retry with its Idempotency-Key is answered as the first time, byte for byte', async (t) => {
  const { staff, releases, decided, aCity } = await selecting(t)
  await decided(await aCity(), 'select')
  const release = () => staff.post(releases, {}, { headers: { 'idempotency-key': 'a-release' } })
  const [first, second] = [await release(), await release()]
  t.strictSame([first.statusCode, second.statusCode], [201, 201])
  t.equal(second.body, first.body)
  t.equal(second.headers['idempotent-replayed'], 'true')
})
