import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const select = { outcome: 'select', reason_code: 'merit' }
const waitlist = { outcome: 'waitlist', reason_code: 'competitive' }
const MERIT = { reason_code: 'merit' }
const notSelect = { outcome: 'not_select', reason_code: 'competitive' }

/** A program with `count` applications in review, each of a city of its own. */
async function selecting(t: Parameters<typeof build>[0], count: number, settings: Record<string, unknown> = {}) {
  const world = await build(t)
  const { staff, db, aCity, aProgram, inReview } = world
  const program = await aProgram(settings)
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await inReview({ program, city: await aCity() })).id)
  const written = async () => ({
    decisions: await db.selectFrom('decision').selectAll().orderBy('id').execute(),
    history: await db.selectFrom('history').selectAll().orderBy('id').execute(),
    applications: await db.selectFrom('application').selectAll().orderBy('id').execute(),
  })
  const url = `/v1/programs/${program.id}/decisions`
  const decide = (body: object) => staff.post(url, body)
  const decisionOn = async (id: string | undefined) => (await staff.get(`/v1/applications/${id}/decision`)).json()
  return { ...world, program, ids, url, written, decide, decisionOn }
}

test('decideApplications: all decisions are recorded at once, hidden, with the order of the waitlist', async (t) => {
  const { ids, program, decide, decisionOn, staff, written } = await selecting(t, 4)
  const [a, b, c, d] = ids
  const before = await written()
  const items = [
    { application_id: a, ...select, message: 'Welcome.', note: 'strong' },
    { application_id: d, ...waitlist },
    { application_id: b, ...waitlist },
    { application_id: c?.toUpperCase(), ...notSelect },
  ]
  const plan = await decide({ items, dry_run: true })
  const told = [
    { id: null, application_id: a, outcome: 'select', waitlist_position: null, before: null, version: null },
    { id: null, application_id: d, outcome: 'waitlist', waitlist_position: 1, before: null, version: null },
    { id: null, application_id: b, outcome: 'waitlist', waitlist_position: 2, before: null, version: null },
    { id: null, application_id: c, outcome: 'not_select', waitlist_position: null, before: null, version: null },
  ]
  has(t, plan.json(), { dry_run: true, counts: { select: 1, waitlist: 2, not_select: 1 }, items: told })
  t.strictSame(await written(), before, 'a dry run records nothing')

  const made = await decide({ items })
  t.equal(made.statusCode, 200)
  has(t, made.json(), {
    program_id: program.id,
    dry_run: false,
    items: told.map((each) => ({ ...each, id: /^[\da-f-]{36}$/, version: 1 })),
  })
  has(t, await decisionOn(a), {
    ...select,
    message: 'Welcome.',
    note: 'strong',
    decided_by: 'a secretariat',
    decided_at: '2017-10-02T00:00:00.000Z',
    released_at: null,
    version: 1,
  })
  has(t, await decisionOn(d), { ...waitlist, message: null, waitlist_position: 1 })
  for (const id of ids)
    has(
      t,
      (await staff.get(`/v1/applications/${id}/history`)).json().items.at(-1),
      { action: 'decide' },
      'each is in its history',
    )
  const after = await written()
  t.strictSame(after.applications, before.applications, 'not even a version tells')
  t.strictSame(new Set(after.history.filter(({ action }) => action === 'decide').map((row) => row.visibility)).size, 1)
})

test('decideApplications: a decision is changed by its version or by replace, and keeps its place on the waitlist', async (t) => {
  const { ids, decide, decisionOn } = await selecting(t, 3)
  const [a, b, c] = ids
  await decide({ items: [a, b].map((application_id) => ({ application_id, ...waitlist })) })
  const changed = await decide({
    items: [
      { application_id: b, ...waitlist, reason_code: 'balance', version: 1 },
      { application_id: c, ...waitlist },
    ],
  })
  has(t, changed.json().items, [
    { application_id: b, before: 'waitlist', waitlist_position: 2, version: 2 },
    { application_id: c, before: null, waitlist_position: 3, version: 1 },
  ])
  const replaced = await decide({ replace: true, items: ids.map((application_id) => ({ application_id, ...select })) })
  has(t, replaced.json().items, [
    { before: 'waitlist', waitlist_position: null, version: 2 },
    { before: 'waitlist', waitlist_position: null, version: 3 },
    { before: 'waitlist', waitlist_position: null, version: 2 },
  ])
  has(t, await decisionOn(a), { ...select, waitlist_position: null, version: 2 })
  await decide({ replace: true, items: [{ application_id: c, ...waitlist, waitlist_position: 7 }] })
  has(t, await decisionOn(c), { waitlist_position: 7 })
  const next = await decide({ replace: true, items: [{ application_id: a, ...waitlist }] })
  has(t, next.json().items, [{ waitlist_position: 8 }], 'the next place is after all others')
})

test('decideApplications: every refusal is told with its item, and nothing is recorded', async (t) => {
  const { ids, staff, aCity, aProgram, aSubmitted, inReview, program, decide, written } = await selecting(t, 3)
  const [open, decided, fresh] = ids
  const city = await aCity()
  const submitted = await aSubmitted({ program, city })
  const elsewhere = await inReview({ program: await aProgram(), city })
  await staff.put(`/v1/applications/${decided}/decision`, select)
  const before = await written()
  const answer = await decide({
    items: [
      { application_id: fresh, ...select },
      { application_id: NOBODY, ...select },
      { application_id: elsewhere.id, ...select },
      { application_id: submitted.id, ...select },
      { application_id: decided, ...select },
      { application_id: open, ...select, version: 1 },
    ],
  })
  has(t, answer.json(), {
    status: 409,
    code: 'decisions_refused',
    detail: 'Nothing was recorded: 5 of 6 are refused.',
    errors: [
      { pointer: '/items/1/application_id', code: 'not_found' },
      { pointer: '/items/2/application_id', code: 'not_found' },
      { pointer: '/items/3/application_id', code: 'transition_not_allowed', params: { from: 'submitted' } },
      { pointer: '/items/4/version', code: 'decided' },
      { pointer: '/items/5/version', code: 'stale' },
    ],
  })
  const stale = await decide({ replace: true, items: [{ application_id: decided, ...select, version: 2 }] })
  has(t, stale.json().errors, [{ pointer: '/items/0/version', code: 'stale' }], 'a version is checked despite replace')
  const many = Array.from({ length: 70 }, () => ({ application_id: crypto.randomUUID(), ...select }))
  t.equal((await decide({ items: many })).json().errors.length, 70, 'none of them is left out')
  t.strictSame(await written(), before)
})

test('decideApplications: what the items contradict among themselves is told before anything is looked up', async (t) => {
  const { ids, decide, staff, written } = await selecting(t, 2)
  const [a, b] = ids
  const before = await written()
  const answer = await decide({
    items: [
      { application_id: a, ...waitlist, waitlist_position: 1 },
      { application_id: b, ...waitlist, waitlist_position: 1 },
      { application_id: a?.toUpperCase(), ...select, waitlist_position: 2 },
    ],
  })
  has(t, answer.json(), {
    status: 422,
    code: 'content_invalid',
    errors: [
      { pointer: '/items/1/waitlist_position', code: 'duplicate' },
      { pointer: '/items/2/application_id', code: 'duplicate' },
      { pointer: '/items/2/waitlist_position', code: 'not_waitlisted' },
    ],
  })
  const one = await staff.put(`/v1/applications/${a}/decision`, { ...select, waitlist_position: 1 })
  has(t, one.json(), { status: 422, errors: [{ pointer: '/waitlist_position', code: 'not_waitlisted' }] })
  for (const [body, pointer] of [
    [{}, '/items'],
    [{ items: [{ application_id: a, ...select }], shortlist: { shortlist_id: NOBODY, select: MERIT } }, '/shortlist'],
    [{ shortlist: { shortlist_id: NOBODY, select: MERIT } }, '/shortlist/shortlist_id'],
  ] as const)
    has(t, (await decide(body)).json(), { status: 422, errors: [{ pointer }] })
  for (const [body, pointer] of [
    [{ items: [] }, '/items'],
    [{ items: Array(1001).fill({ application_id: a, ...select }) }, '/items'],
    [{ items: [{ ...select }] }, '/items/0/application_id'],
    [{ items: [{ application_id: a, ...waitlist, waitlist_position: 0 }] }, '/items/0/waitlist_position'],
    [{ items: [{ application_id: a, outcome: 'offered', reason_code: 'merit' }] }, '/items/0/outcome'],
  ] as const) {
    const refused = (await decide(body)).json()
    has(t, refused, { status: 400, code: 'schema_violation' })
    t.ok(
      refused.errors.some((each: { pointer: string }) => each.pointer === pointer),
      pointer,
    )
  }
  t.strictSame(await written(), before)
})

test('decideApplications: a program that is over or not published refuses all of them', async (t) => {
  const { ids, decide, staff, setNow, aDraftProgram, written, program } = await selecting(t, 1)
  const items = [{ application_id: ids[0], ...select }]
  const draft = await aDraftProgram()
  has(t, (await staff.post(`/v1/programs/${draft.id}/decisions`, { items })).json(), { code: 'program_status' })
  has(t, (await staff.post(`/v1/programs/${NOBODY}/decisions`, { items })).json(), { status: 404 })
  const before = await written()
  setNow('2017-11-24T00:00:00.000Z')
  has(t, (await decide({ items })).json(), { status: 409, code: 'program_over' })
  t.strictSame(await written(), before)
  setNow('2017-10-03T00:00:00.000Z')
  await staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'no venue' })
  has(t, (await decide({ items })).json(), {
    status: 409,
    code: 'program_status',
    detail: 'The program is cancelled: nothing can be decided.',
  })
})

// Without the lock on the program three of the ten were recorded, each over the one before, and several applications got the same place.
test('decideApplications: of ten at once for the same applications one is recorded, for others each gets its own places', async (t) => {
  const { ids, decide, db } = await selecting(t, 12)
  const [a, b, ...others] = ids
  const same = await Promise.all(
    Array.from({ length: 10 }, () =>
      decide({ items: [a, b].map((application_id) => ({ application_id, ...waitlist })) }),
    ),
  )
  t.strictSame(same.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  const each = await Promise.all(others.map((application_id) => decide({ items: [{ application_id, ...waitlist }] })))
  t.strictSame(
    each.map(({ statusCode }) => statusCode),
    Array(10).fill(200),
  )
  const rows = await db.selectFrom('decision').select('waitlist_position').orderBy('waitlist_position').execute()
  t.strictSame(
    rows.map((row) => row.waitlist_position),
    ids.map((_, i) => i + 1),
  )
})

test('releaseDecisions: the waitlist is numbered from 1 in the order wanted, and a later release goes on', async (t) => {
  const { ids, decide, decisionOn, staff, program } = await selecting(t, 6)
  const [a, b, c, d, e, f] = ids
  const releases = `/v1/programs/${program.id}/releases`
  await decide({
    items: [
      { application_id: a, ...waitlist, waitlist_position: 30 },
      { application_id: b, ...waitlist, waitlist_position: 10 },
      { application_id: c, ...select },
      { application_id: d, ...waitlist },
    ],
  })
  const planned = (await staff.post(releases, { dry_run: true })).json()
  const places = (items: { application_id: string; waitlist_position: number | null }[]) =>
    Object.fromEntries(items.map((item) => [item.application_id, item.waitlist_position]))
  t.strictSame(places(planned.items), { [String(a)]: 2, [String(b)]: 1, [String(c)]: null, [String(d)]: 3 })
  t.strictSame(places((await staff.post(releases, {})).json().items), places(planned.items))
  has(t, await decisionOn(a), { waitlist_position: 2, released_at: '2017-10-02T00:00:00.000Z' })
  await decide({ items: [e, f].map((application_id) => ({ application_id, ...waitlist })) })
  has(t, await decisionOn(e), { waitlist_position: 4 })
  await staff.post(releases, {})
  has(t, await decisionOn(f), { waitlist_position: 5 })
})

test('listReasonCodes: everyone reads the reasons, and the text of one is what an applicant reads without a message', async (t) => {
  const { ids, as, decide, staff, db, program, app } = await selecting(t, 3)
  const { items, next_cursor } = (await as().get('/v1/reference/reason-codes')).json()
  t.equal(next_cursor, null)
  const contract = app.swagger() as unknown as { components: { schemas: Record<string, { enum?: string[] }> } }
  t.strictSame(
    items.map(({ code }: { code: string }) => code),
    contract.components.schemas.DecisionReason?.enum,
    'the reasons of the contract, and no other',
  )
  const [a, b, c] = ids
  await decide({
    items: [
      { application_id: a, ...notSelect },
      { application_id: b, ...notSelect, message: 'In our own words.' },
      { application_id: c, outcome: 'waitlist', reason_code: 'other', message: ' ' },
    ],
  })
  await staff.post(`/v1/programs/${program.id}/releases`, {})
  await db.updateTable('reason_code').set({ not_select_message: 'Changed.' }).execute()
  const read = async (id?: string) => (await staff.get(`/v1/applications/${id}`)).json().decision.message
  const text = items.find(({ code }: { code: string }) => code === 'competitive').messages.not_select
  t.match(text, /^Thank you for your application/)
  t.strictSame([await read(a), await read(b), await read(c)], [text, 'In our own words.', null])
})
