import { test } from 'tap'
import { has } from '../../has.ts'
import { build, type World } from '../../helper.ts'

const NOWHERE = '01890000-0000-7000-8000-000000000000'
const matching = (version: unknown) => ({ headers: { 'if-match': `"${version}"` } })
const pairs = (body: { errors?: { pointer: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => [pointer, code])

/** An edit by somebody who has just read the program. */
const edit =
  ({ as }: Pick<World, 'as'>, credential: string) =>
  async (id: string, change: object) => {
    const { version } = (await as(credential).get(`/v1/programs/${id}`)).json()
    return as(credential).patch(`/v1/programs/${id}`, change, matching(version))
  }

test('createProgram: a draft needs a title only; what it leaves out is null or empty', async (t) => {
  const { staff, db } = await build(t)
  const made = await staff.post('/v1/programs', { title: 'Smart city workshop' })
  t.equal(made.statusCode, 201)
  const program = made.json()
  t.equal(made.headers.location, `/v1/programs/${program.id}`)
  t.equal(made.headers.etag, '"1.draft"')
  t.strictSame(program, {
    id: program.id,
    key: null,
    series_id: null,
    status: 'draft',
    phase: 'draft',
    title: 'Smart city workshop',
    summary: null,
    format: null,
    language: null,
    language_level: null,
    venue: { city: null, country: null, timezone: null },
    starts_on: null,
    ends_on: null,
    call: { opens_at: null, closes_at: null, mode: 'round' },
    decisions_on: null,
    max_applications_per_city: 2,
    max_participants_per_city: null,
    seats: null,
    required_documents: [],
    criteria: [],
    rule_set_version: 1,
    selection: { steps: [], factors: [], interviews: null, language_calls: false },
    coverage: {},
    topics: [],
    technical_tours: [],
    agenda: [],
    contacts: [],
    materials: [],
    organisations: [],
    answers_schema: { type: 'object', properties: {} },
    warnings: [
      { code: 'no_seats', detail: program.warnings[0].detail },
      { code: 'no_required_documents', detail: program.warnings[1].detail },
    ],
    published_at: null,
    version: 1,
    created_at: '2017-10-02T00:00:00.000Z',
    updated_at: '2017-10-02T00:00:00.000Z',
  })
  const history = await db.selectFrom('history').select(['action', 'to_status', 'visibility']).execute()
  has(t, history.at(-1), { action: 'create', to_status: 'draft', visibility: 'staff' })
  t.strictSame(
    await db.selectFrom('event').select('type').where('subject_id', '=', program.id).execute(),
    [],
    'not announced',
  )
})

test('updateProgram: every setting comes back as it was given, and is edited one by one', async (t) => {
  const { as, db, staff, secretariat, anOrganisation } = await build(t)
  const { id: series_id } = await db
    .insertInto('series')
    .values({ id: NOWHERE, title: 'Seoul Program', created_at: '2017-01-01', updated_at: '2017-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const host = await anOrganisation()
  const settings = {
    title: 'Smart city workshop',
    series_id,
    summary: 'For officials.\nIn Seoul.',
    format: 'workshop',
    language: 'en',
    language_level: 'B1',
    venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
    starts_on: '2017-11-20',
    ends_on: '2017-11-23',
    decisions_on: '2017-10-25',
    max_applications_per_city: 3,
    max_participants_per_city: 2,
    seats: 40,
    required_documents: ['passport_scan', 'headshot'],
    selection: {
      steps: ['application_review', 'interview'],
      factors: ['english'],
      interviews: { from: '2017-10-16', to: '2017-10-20' },
      language_calls: true,
    },
    coverage: { meals: 'host', visa: 'participant' },
    topics: ['Energy', 'Transport'],
    technical_tours: ['TOPIS center'],
    contacts: [{ role: 'Admissions', email: 'admissions@network.example' }],
    answers_schema: { type: 'object', properties: { goal: { type: 'string' } }, required: ['goal'] },
  }
  const made = (
    await staff.post('/v1/programs', {
      ...settings,
      call: { opens_at: '2017-10-01T09:00:00+09:00', closes_at: '2017-10-13T23:59:59.9999+09:00', mode: 'rolling' },
      organisations: [{ organisation_id: host.id, role: 'host' }],
      criteria: [{ criterion: 'language_level', kind: 'hard', params: { level: 'B1' } }],
    })
  ).json()
  has(t, made, settings)
  const call = { opens_at: '2017-10-01T00:00:00.000Z', closes_at: '2017-10-13T14:59:59.999Z', mode: 'rolling' }
  t.strictSame(made.call, call)
  t.strictSame(made.organisations, [{ organisation_id: host.id, name: host.name, role: 'host' }])
  t.strictSame(
    made.criteria.filter(({ kind }: { kind: string }) => kind === 'hard').map((rule: object) => Object.values(rule)[0]),
    [
      'call_open',
      'city_slot_free',
      'one_application_per_person',
      'form_complete',
      'documents_complete',
      'language_level',
    ],
    'what the service stands on is always among the criteria',
  )
  t.strictSame((await staff.get(`/v1/programs/${made.id}`)).json(), made)

  const changes: [object, object][] = [
    [{ title: 'Another' }, { title: 'Another' }],
    [{ summary: null }, { summary: null }],
    [{ series_id: null }, { series_id: null }],
    [{ venue: { city: null } }, { venue: { city: null, country: 'KR', timezone: 'Asia/Seoul' } }],
    [{ venue: { country: null } }, { venue: { city: null, country: null, timezone: 'Asia/Seoul' } }],
    [{ seats: null }, { seats: null }],
    [{ call: { mode: 'round' } }, { call: { ...call, mode: 'round' } }],
    [{ call: { opens_on: '2017-10-05' } }, { call: { opens_at: '2017-10-04T15:00:00.000Z', mode: 'round' } }],
    [{ call: { opens_at: null } }, { call: { opens_at: null, closes_at: call.closes_at } }],
    [{ call: { opens_on: null } }, { call: { opens_at: null, closes_at: call.closes_at } }],
    [{ organisations: [] }, { organisations: [] }],
    [{ coverage: {} }, { coverage: {} }],
    [{ contacts: [] }, { contacts: [] }],
    [{ selection: { steps: [] } }, { selection: { steps: [] }, rule_set_version: 1 }],
    [{ criteria: [{ criterion: 'seats_left', kind: 'advisory' }] }, { rule_set_version: 2 }],
  ]
  let expected = made
  for (const [change, after] of changes) {
    const answer = await edit({ as }, secretariat)(made.id, change)
    expected = { ...expected, ...after, version: expected.version + 1 }
    t.equal(answer.statusCode, 200, answer.body)
    has(t, answer.json(), { ...after, version: expected.version }, JSON.stringify(change))
  }
})

test('updateProgram: an edit names the version it was made from', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  const url = `/v1/programs/${id}`
  const change = { title: 'Another' }
  has(t, (await staff.patch(url, change)).json(), { status: 428, code: 'if_match_required' })
  has(t, (await staff.patch(url, change, matching(2))).json(), { status: 412, code: 'stale' })
  has(t, (await staff.patch(url, {}, matching(1))).json(), { status: 400, code: 'schema_violation' })
  const { etag } = (await staff.get(url)).headers
  t.equal((await staff.get(url, { 'if-none-match': String(etag) })).statusCode, 304)
  t.equal((await staff.patch(url, change, { headers: { 'if-match': String(etag) } })).statusCode, 200)
  t.equal((await staff.patch(url, change, matching(1))).statusCode, 412)
  t.equal((await staff.patch(`/v1/programs/${NOWHERE}`, change, matching(1))).statusCode, 404)
})

// With `for update` taken out of lockProgram, several of the ten were answered 200.
test('updateProgram: of ten edits of the same version one is taken, and nine are told to read again', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => staff.patch(`/v1/programs/${id}`, { title: `Title ${i}` }, matching(1))),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(412)])
  t.equal((await staff.get(`/v1/programs/${id}`)).json().version, 2)
})

test('updateProgram: content that breaks a rule is refused with a pointer to each fault, as by createProgram', async (t) => {
  const { as, secretariat, staff, aDraftProgram, anOrganisation } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const part = { organisation_id, role: 'host' }
  const cases: [string, object, [string, string][]][] = [
    ['ends before it starts', { starts_on: '2017-11-20', ends_on: '2017-11-19' }, [['/ends_on', 'order']]],
    [
      'two ends',
      { call: { closes_on: '2017-10-13', closes_at: '2017-10-13T00:00:00Z' } },
      [['/call/closes_at', 'conflict']],
    ],
    [
      'two openings',
      { call: { opens_on: '2017-10-01', opens_at: '2017-10-01T00:00:00Z' } },
      [['/call/opens_at', 'conflict']],
    ],
    [
      'closes before it opens',
      { call: { opens_at: '2017-10-13T00:00:00.001Z', closes_at: '2017-10-13T00:00:00Z' } },
      [['/call/closes_at', 'order']],
    ],
    [
      'closes as it opens',
      { call: { opens_at: '2017-10-13T00:00:00Z', closes_at: '2017-10-13T00:00:00Z' } },
      [['/call/closes_at', 'order']],
    ],
    [
      'closes before it opens, in days of the program’s zone',
      { venue: { timezone: 'Asia/Seoul' }, call: { opens_on: '2017-10-13', closes_on: '2017-10-12' } },
      [['/call/closes_at', 'order']],
    ],
    [
      'interviews end before they begin',
      { selection: { steps: [], interviews: { from: '2017-10-20', to: '2017-10-16' } } },
      [['/selection/interviews/to', 'order']],
    ],
    ['an unknown series', { series_id: NOWHERE }, [['/series_id', 'unknown']]],
    [
      'an unknown organisation',
      { organisations: [part, { organisation_id: NOWHERE, role: 'host' }] },
      [['/organisations/1/organisation_id', 'unknown']],
    ],
    [
      'a kind that a criterion may not have',
      { criteria: [{ criterion: 'call_open', kind: 'advisory' }] },
      [['/criteria/0/kind', 'kind_not_allowed']],
    ],
    [
      'a criterion twice',
      {
        criteria: [
          { criterion: 'seats_left', kind: 'hard' },
          { criterion: 'seats_left', kind: 'hard' },
        ],
      },
      [['/criteria/1/criterion', 'duplicate']],
    ],
    [
      'a setting of another criterion',
      { criteria: [{ criterion: 'seats_left', kind: 'hard', params: { days: 3 } }] },
      [['/criteria/0/params/days', 'unknown_param']],
    ],
    [
      'a setting that is none',
      { criteria: [{ criterion: 'field_of_work', kind: 'preference', params: { fields: ['farming'] } }] },
      [['/criteria/0/params/fields', 'invalid_param']],
    ],
    [
      'questions that no form can show',
      { answers_schema: { type: 'object', properties: { Goal: { type: 'string' } } } },
      [['/answers_schema/properties/Goal', 'schema_not_supported']],
    ],
    [
      'several at once',
      { series_id: NOWHERE, starts_on: '2017-11-20', ends_on: '2017-11-19' },
      [
        ['/ends_on', 'order'],
        ['/series_id', 'unknown'],
      ],
    ],
  ]
  const { id } = await aDraftProgram()
  for (const [name, settings, expected] of cases) {
    const made = await staff.post('/v1/programs', { title: 'A program', ...settings })
    has(t, made.json(), { status: 422, code: 'content_invalid' }, name)
    t.strictSame(pairs(made.json()), expected, `${name}, made`)
    t.strictSame(pairs((await edit({ as }, secretariat)(id, settings)).json()), expected, `${name}, edited`)
  }
  t.equal((await staff.get(`/v1/programs/${id}`)).json().version, 1, 'nothing was changed')
  t.equal((await staff.get('/v1/programs')).json().items.length, 1, 'nothing was made')
  const moved = await edit({ as }, secretariat)(id, { ends_on: '2017-11-19' })
  t.strictSame(pairs(moved.json()), [['/ends_on', 'order']], 'an edit is held against what is there')
})

test('createProgram: a body that breaks the schema is refused with a pointer', async (t) => {
  const { staff, anOrganisation } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const part = { organisation_id, role: 'host' }
  const cases: [string, object, string, string][] = [
    ['a status', { status: 'published' }, '/status', 'additional_properties'],
    ['a phase', { phase: 'call_open' }, '/phase', 'additional_properties'],
    ['no text', { title: 5 }, '/title', 'type'],
    ['an empty title', { title: '' }, '/title', 'min_length'],
    ['a blank title', { title: ' \t' }, '/title', 'min_length'],
    ['a long title', { title: 'x'.repeat(301) }, '/title', 'max_length'],
    ['a long summary', { summary: 'x'.repeat(5001) }, '/summary', 'max_length'],
    ['no series', { series_id: 'seoul' }, '/series_id', 'format'],
    ['a format of its own', { format: 'party' }, '/format', 'enum'],
    ['no language', { language: 'english!' }, '/language', 'format'],
    ['no level', { language_level: 'D1' }, '/language_level', 'enum'],
    ['no country', { venue: { country: 'XX' } }, '/venue/country', 'format'],
    ['no zone', { venue: { timezone: 'Asia/Atlantis' } }, '/venue/timezone', 'format'],
    ['an offset for a zone', { venue: { timezone: '+09:00' } }, '/venue/timezone', 'format'],
    ['more of a venue', { venue: { street: 'x' } }, '/venue/street', 'additional_properties'],
    ['no day', { starts_on: '2017-02-29' }, '/starts_on', 'format'],
    ['an instant for a day', { ends_on: '2017-11-23T00:00:00Z' }, '/ends_on', 'format'],
    ['a day for an instant', { call: { closes_at: '2017-10-13' } }, '/call/closes_at', 'format'],
    ['no zone in an instant', { call: { opens_at: '2017-10-13T00:00:00' } }, '/call/opens_at', 'format'],
    ['no such mode', { call: { mode: 'lottery' } }, '/call/mode', 'enum'],
    ['no places', { max_applications_per_city: 0 }, '/max_applications_per_city', 'minimum'],
    ['half a place', { max_participants_per_city: 1.5 }, '/max_participants_per_city', 'type'],
    ['a number as text', { seats: '40' }, '/seats', 'type'],
    ['too many seats', { seats: 100_001 }, '/seats', 'maximum'],
    ['no such document', { required_documents: ['cv'] }, '/required_documents/0', 'enum'],
    ['a document twice', { required_documents: ['headshot', 'headshot'] }, '/required_documents', 'unique_items'],
    ['no such criterion', { criteria: [{ criterion: 'age', kind: 'hard' }] }, '/criteria/0/criterion', 'enum'],
    ['no kind', { criteria: [{ criterion: 'seats_left' }] }, '/criteria/0/kind', 'required'],
    ['no such step', { selection: { steps: ['dice'] } }, '/selection/steps/0', 'enum'],
    ['no such payer', { coverage: { meals: 'nobody' } }, '/coverage/meals', 'enum'],
    ['no such cost', { coverage: { wine: 'host' } }, '/coverage/wine', 'additional_properties'],
    ['a blank topic', { topics: [' '] }, '/topics/0', 'min_length'],
    ['no mailbox', { contacts: [{ role: 'x', email: 'x' }] }, '/contacts/0/email', 'format'],
    ['no such part', { organisations: [{ ...part, role: 'guest' }] }, '/organisations/0/role', 'enum'],
    ['a part twice', { organisations: [part, part] }, '/organisations', 'unique_items'],
    ['no schema', { answers_schema: [] }, '/answers_schema', 'type'],
  ]
  for (const [name, settings, pointer, code] of cases) {
    const refused = (await staff.post('/v1/programs', { title: 'A program', ...settings })).json()
    has(t, refused, { status: 400, code: 'schema_violation' }, name)
    t.strictSame(pairs(refused)[0], [pointer, code], name)
  }
  t.strictSame(pairs((await staff.post('/v1/programs', {})).json()), [['/title', 'required']])
})

test('createProgram: a bare date means an instant in the program’s own zone, daylight saving included', async (t) => {
  const { staff } = await build(t)
  const cases: [string, string, string, string][] = [
    // On 2017-10-13 the 2017 call of Seoul closed; the others lie around a change of the clocks or on an odd offset.
    ['Asia/Seoul', '2017-10-13', '2017-10-12T15:00:00.000Z', '2017-10-13T15:00:00.000Z'],
    ['Asia/Shanghai', '2017-11-03', '2017-11-02T16:00:00.000Z', '2017-11-03T16:00:00.000Z'],
    ['UTC', '2017-12-31', '2017-12-31T00:00:00.000Z', '2018-01-01T00:00:00.000Z'],
    ['Asia/Kathmandu', '2027-03-31', '2027-03-30T18:15:00.000Z', '2027-03-31T18:15:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-03', '2027-04-02T13:00:00.000Z', '2027-04-03T13:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T13:00:00.000Z', '2027-04-04T13:30:00.000Z'],
    ['Europe/Bucharest', '2017-10-29', '2017-10-28T21:00:00.000Z', '2017-10-29T22:00:00.000Z'],
    // In Beirut the clocks leap over midnight: the day begins at one o'clock.
    ['Asia/Beirut', '2018-03-24', '2018-03-23T22:00:00.000Z', '2018-03-24T22:00:00.000Z'],
  ]
  for (const [timezone, day, opens_at, closes_at] of cases) {
    const call = { opens_on: day, closes_on: day }
    const made = (await staff.post('/v1/programs', { title: 'A program', venue: { timezone }, call })).json()
    has(t, made.call, { opens_at, closes_at }, `${day} in ${timezone}`)
  }
})

test('updateProgram: a bare date follows a change of the draft’s zone; an instant stays', async (t) => {
  const { as, secretariat, staff } = await build(t)
  const change = edit({ as }, secretariat)
  const call = { opens_on: '2027-03-01', closes_on: '2027-04-04' }
  const { id, ...made } = (await staff.post('/v1/programs', { title: 'A program', call })).json()
  t.strictSame(made.call, { opens_at: null, closes_at: null, mode: 'round' }, 'no zone, no instant yet')
  const steps: [object, string | null, string | null][] = [
    [{ venue: { timezone: 'Australia/Lord_Howe' } }, '2027-02-28T13:00:00.000Z', '2027-04-04T13:30:00.000Z'],
    [{ venue: { timezone: 'Asia/Kathmandu' } }, '2027-02-28T18:15:00.000Z', '2027-04-04T18:15:00.000Z'],
    [{ title: 'Another' }, '2027-02-28T18:15:00.000Z', '2027-04-04T18:15:00.000Z'],
    [{ call: { closes_on: '2027-03-31' } }, '2027-02-28T18:15:00.000Z', '2027-03-31T18:15:00.000Z'],
    [{ call: { opens_on: null } }, null, '2027-03-31T18:15:00.000Z'],
    [{ call: { closes_at: '2027-03-31T12:00:00Z' } }, null, '2027-03-31T12:00:00.000Z'],
    [{ venue: { timezone: 'Asia/Seoul' } }, null, '2027-03-31T12:00:00.000Z'],
    [{ call: { closes_on: '2027-03-31' } }, null, '2027-03-31T15:00:00.000Z'],
  ]
  for (const [body, opens_at, closes_at] of steps)
    has(t, (await change(id, body)).json().call, { opens_at, closes_at }, JSON.stringify(body))
})

test('updateProgram: the public history shows each changed date of a published program, from and to', async (t) => {
  const { as, db, secretariat, setNow, aProgram } = await build(t)
  const { id } = await aProgram({ ends_on: '2017-11-23' })
  setNow('2017-10-03T00:00:00.000Z')
  const change = edit({ as }, secretariat)
  t.equal((await change(id, { ends_on: '2017-11-24', summary: 'A day more' })).statusCode, 200)
  await change(id, { venue: { city: 'Jeju' }, call: { opens_on: '2017-10-02' }, decisions_on: '2017-10-30' })
  await change(id, { title: 'Another' })
  const { items } = (await as().get(`/v1/programs/${id}/history`)).json()
  has(t, items, [
    { action: 'publish', from: 'draft', to: 'published' },
    {
      action: 'update',
      at: '2017-10-03T00:00:00.000Z',
      actor: { role: 'secretariat', name: null },
      details: { changed: ['ends_on', 'summary'], dates: { ends_on: { from: '2017-11-23', to: '2017-11-24' } } },
    },
    {
      details: {
        dates: {
          venue_city: { from: 'Seoul', to: 'Jeju' },
          opens_at: { from: null, to: '2017-10-01T15:00:00.000Z' },
          decisions_on: { from: null, to: '2017-10-30' },
        },
      },
    },
    { details: { changed: ['title'], dates: {} } },
  ])
  t.strictSame(Object.keys(items[1].details.dates), ['ends_on'], 'what stayed is not told')
  const events = await db.selectFrom('event').selectAll().where('subject_id', '=', id).orderBy('id').execute()
  t.strictSame(
    events.map(({ type }) => type),
    ['program.published', 'program.updated', 'program.updated', 'program.updated'],
  )
  t.strictSame(
    events[2]?.payload,
    {
      from: null,
      to: null,
      changed: ['venue', 'call', 'decisions_on'],
      dates: {
        opens_at: { from: null, to: '2017-10-01T15:00:00.000Z' },
        decisions_on: { from: null, to: '2017-10-30' },
      },
      rules: {},
    },
    'machines are told that the venue changed, and not the name of its city, which somebody wrote',
  )
})

test('updateProgram: a published program stays complete, and its deadline moves with a reason only', async (t) => {
  const { as, secretariat, aProgram, staff } = await build(t)
  const { id } = await aProgram()
  const change = edit({ as }, secretariat)
  const fixed = ['/call/closes_at', 'published']
  const cases: [object, unknown][] = [
    [{ call: { closes_on: '2017-10-20' } }, [fixed]],
    [{ call: { closes_on: '2017-10-12' } }, [fixed]],
    [{ call: { closes_at: '2017-10-13T14:59:59.999Z' } }, [fixed]],
    [{ call: { closes_at: null } }, [fixed, ['/call/closes_at', 'required']]],
    [{ venue: { timezone: 'Asia/Tokyo' }, call: { closes_on: '2017-10-13' } }, []],
    [{ venue: { timezone: 'Asia/Shanghai' } }, [fixed]],
    [{ venue: { timezone: 'Asia/Shanghai' }, call: { closes_at: '2017-10-13T15:00:00Z' } }, []],
    [{ starts_on: null }, [['/starts_on', 'required']]],
    [
      { format: null, language: null },
      [
        ['/format', 'required'],
        ['/language', 'required'],
      ],
    ],
    [
      { starts_on: '2017-10-01', ends_on: '2017-10-12' },
      [
        ['/call/closes_at', 'order'],
        ['/starts_on', 'past'],
      ],
    ],
    [{ call: { opens_at: '2017-10-13T15:00:00Z' } }, [['/call/closes_at', 'order']]],
    [{ call: { mode: 'rolling' } }, []],
  ]
  for (const [body, faults] of cases) t.strictSame(pairs((await change(id, body)).json()), faults, JSON.stringify(body))

  const webinar = await aProgram({ format: 'webinar', call: {} })
  t.strictSame(webinar.call, { opens_at: null, closes_at: null, mode: 'round' }, 'a webinar needs no deadline')
  const late = [['/call/opens_at', 'order']]
  t.strictSame(
    pairs((await change(webinar.id, { call: { opens_on: '2017-11-20' } })).json()),
    late,
    'but opens before it starts',
  )
  t.strictSame(pairs((await change(webinar.id, { format: 'training' })).json()), [['/call/closes_at', 'required']])

  await staff.post(`/v1/programs/${id}/cancel`, { reason: 'no venue' })
  has(t, (await change(id, { title: 'Another' })).json(), { status: 409, code: 'program_status' }, 'cancelled is over')
})

test('createProgram: an organisation makes and runs its own programs, by default as organiser', async (t) => {
  const { as, key, anOrganisation } = await build(t)
  const [mine, other] = [await anOrganisation(), await anOrganisation()]
  const host = as(await key({ role: 'organisation', organisation_id: mine.id }))
  const roles = ({ organisations }: { organisations: { organisation_id: string; role: string }[] }) =>
    organisations.map(({ organisation_id, role }) => [organisation_id === mine.id ? 'mine' : 'other', role])
  const part = (role: string, { id } = mine) => ({ organisation_id: id, role })
  const cases: [object[] | undefined, string[][]][] = [
    [undefined, [['mine', 'organiser']]],
    [[], [['mine', 'organiser']]],
    [[part('host')], [['mine', 'host']]],
    [
      [part('sponsor')],
      [
        ['mine', 'organiser'],
        ['mine', 'sponsor'],
      ],
    ],
  ]
  for (const [organisations, expected] of cases) {
    const made = await host.post('/v1/programs', { title: 'Training', ...(organisations && { organisations }) })
    t.equal(made.statusCode, 201)
    t.strictSame(roles(made.json()), expected)
  }
  const named = await host.post('/v1/programs', { title: 'Training', organisations: [part('host'), part('sponsor', other)] }) // biome-ignore format: a row
  t.equal(named.statusCode, 422)
  t.strictSame(pairs(named.json()), [['/organisations/1/organisation_id', 'secretariat_only']])
})

test('updateProgram: a sponsor may not edit a program, and another organisation does not see its draft', async (t) => {
  const { as, key, anOrganisation, aDraftProgram, aProgram } = await build(t)
  const organisations = await Promise.all(
    ['host', 'co_organiser', 'organiser', 'sponsor', 'other'].map(async (role) => {
      const { id } = await anOrganisation()
      return { role, id, credential: as(await key({ role: 'organisation', organisation_id: id })) }
    }),
  )
  const parts = organisations.slice(0, 4).map(({ id, role }) => ({ organisation_id: id, role }))
  const draft = await aDraftProgram({ organisations: parts })
  const published = await aProgram({ organisations: parts })
  const reason = { reason: 'a reason' }
  const actions: ['post' | 'patch' | 'delete', string, object | undefined][] = [
    ['patch', '', { title: 'Another' }],
    ['post', '/publish', undefined],
    ['post', '/extend-call', { closes_on: '2017-10-20', ...reason }],
    ['post', '/close-call', reason],
    ['post', '/cancel', reason],
    ['post', '/links', { title: 'Photos', url: 'https://network.example/photos' }],
    ['delete', `/materials/${NOWHERE}`, undefined],
  ]
  const stale = matching(99)
  for (const { role, credential } of organisations) {
    for (const [method, path, body] of actions) {
      const status = async (id: string) =>
        (await credential[method](`/v1/programs/${id}${path}`, body, stale)).statusCode
      const [onDraft, onPublished] = [await status(draft.id), await status(published.id)]
      const name = `${role}: ${method} ${path}`
      if (role === 'sponsor') t.strictSame([onDraft, onPublished], [403, 403], name)
      else if (role === 'other') t.strictSame([onDraft, onPublished], [404, 403], name)
      else if (path.includes('links')) t.strictSame([onDraft, onPublished], [201, 201], name)
      else if (path.includes('materials')) t.strictSame([onDraft, onPublished], [404, 404], name)
      else t.strictSame([onDraft, onPublished], [412, 412], name)
    }
  }
})
