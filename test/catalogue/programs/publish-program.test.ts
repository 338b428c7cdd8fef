import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const pointers = (body: { errors: { pointer: string; code: string }[] }) =>
  body.errors.map(({ pointer, code }) => `${pointer} ${code}`)

test('publishProgram: a draft becomes public, and people and machines are told', async (t) => {
  const { as, db, staff, setNow, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  t.equal((await as().get(`/v1/programs/${id}`)).statusCode, 404)
  setNow('2017-10-02T08:30:00.000Z')
  const published = await staff.post(`/v1/programs/${id}/publish`)
  t.equal(published.statusCode, 200)
  t.equal(published.headers.etag, '"2.call_open"')
  has(t, published.json(), { status: 'published', published_at: '2017-10-02T08:30:00.000Z', version: 2 })
  const { warnings, ...shown } = published.json()
  t.strictSame((await as().get(`/v1/programs/${id}`)).json(), shown)
  t.equal(warnings.length, 2)
  has(t, (await as().get(`/v1/programs/${id}/history`)).json().items, [
    { action: 'publish', from: 'draft', to: 'published', at: '2017-10-02T08:30:00.000Z' },
  ])
  has(t, await db.selectFrom('event').selectAll().where('subject_id', '=', id).execute(), [
    { type: 'program.published', program_id: id, payload: { from: 'draft', to: 'published' } },
  ])
})

test('publishProgram: an incomplete draft is refused with a list of what it lacks', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const cases: [string, Record<string, unknown>, string[]][] = [
    ['no format', { format: null }, ['/format required']],
    ['no language', { language: null }, ['/language required']],
    ['no zone', { venue: { city: 'Seoul' } }, ['/venue/timezone required', '/call/closes_at required']],
    ['no first day', { starts_on: null }, ['/starts_on required']],
    ['no last day', { ends_on: null }, ['/ends_on required']],
    ['no deadline', { call: {} }, ['/call/closes_at required']],
    ['a deadline at the end of the first day', { call: { closes_on: '2017-11-20' } }, []],
    ['a rolling call until the last day', { call: { closes_on: '2017-11-23', mode: 'rolling' } }, []],
    ['a webinar without a deadline', { format: 'webinar', call: {} }, []],
    ['a webinar that opens before it starts', { format: 'webinar', call: { opens_on: '2017-11-19' } }, []],
    ['no venue but a zone', { venue: { timezone: 'UTC' } }, []],
  ]
  for (const [name, settings, expected] of cases) {
    const { id } = await aDraftProgram(settings)
    const answer = (await staff.post(`/v1/programs/${id}/publish`)).json()
    if (expected.length === 0) t.equal(answer.status, 'published', name)
    else {
      has(t, answer, { status: 422, code: 'program_incomplete' }, name)
      t.strictSame(pointers(answer), expected, name)
      has(t, (await staff.get(`/v1/programs/${id}`)).json(), { status: 'draft', version: 1 }, name)
    }
  }
  const { id } = (await staff.post('/v1/programs', { title: 'A title only' })).json()
  t.strictSame(pointers((await staff.post(`/v1/programs/${id}/publish`)).json()), [
    '/format required',
    '/language required',
    '/venue/timezone required',
    '/starts_on required',
    '/ends_on required',
    '/call/closes_at required',
  ])
})

test('publishProgram: only a draft is published, in the version that was read', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  const publish = (tag: string) => staff.post(`/v1/programs/${id}/publish`, undefined, { headers: { 'if-match': tag } })
  has(t, (await publish('"2"')).json(), { status: 412, code: 'stale' })
  t.equal((await publish('"1"')).statusCode, 200)
  has(t, (await publish('*')).json(), { status: 409, code: 'program_status' })
  await staff.post(`/v1/programs/${id}/cancel`, { reason: 'no venue' })
  has(t, (await publish('*')).json(), { status: 409, code: 'program_status' })
  t.equal((await staff.post('/v1/programs/01890000-0000-7000-8000-000000000000/publish')).statusCode, 404)
})

// With `for update` taken out of lockProgram, several of the ten published it, each with an event.
test('publishProgram: of ten at once one publishes, and announces it once', async (t) => {
  const { db, staff, aDraftProgram } = await build(t)
  const { id } = await aDraftProgram()
  const answers = await Promise.all(Array.from({ length: 10 }, () => staff.post(`/v1/programs/${id}/publish`)))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  t.equal((await db.selectFrom('event').select('id').where('subject_id', '=', id).execute()).length, 1)
})

test('publishProgram: a program without criteria has all of them, with the usual kinds of its mode', async (t) => {
  const { staff, aProgram } = await build(t)
  const kinds = ({ criteria }: { criteria: { criterion: string; kind: string }[] }) =>
    Object.fromEntries(criteria.map(({ criterion, kind }) => [criterion, kind]))
  const usual = {
    call_open: 'hard',
    city_member: 'hard',
    city_slot_free: 'hard',
    managerial_level: 'hard',
    public_employee: 'hard',
    one_application_per_person: 'hard',
    form_complete: 'hard',
    documents_complete: 'hard',
    seats_left: 'advisory',
    field_of_work: 'preference',
    language_level: 'preference',
    passport_validity: 'advisory',
    visa_lead_time: 'advisory',
  }
  t.strictSame(kinds(await aProgram()), usual)
  const rolling = { call: { closes_on: '2017-10-13', mode: 'rolling' } }
  t.strictSame(kinds(await aProgram(rolling)), { ...usual, seats_left: 'hard' })
  const own = await aProgram({ criteria: [{ criterion: 'managerial_level', kind: 'advisory' }] })
  has(t, kinds(own), { managerial_level: 'advisory', call_open: 'hard' })
  has(t, kinds(own), { city_member: undefined }, 'what it left out stays out')
  t.equal((await staff.get(`/v1/programs/${own.id}`)).json().rule_set_version, 1)
})
