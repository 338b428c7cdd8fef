import { test } from 'tap'
import { fileForm } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const endorser = { name: 'A focal point', email: 'focal@city.example' }
type Item = { application_id: string; missing: string[]; open_criteria: string[]; possible_duplicates: string[] }

test('listScreening: a checklist for each application, the oldest submission first, with counts', async (t) => {
  const { as, staff, made, setNow, aProgram, aCity, aReadyDraft, aSubmitted } = await build(t)
  const program = await aProgram({
    required_documents: ['nomination_form'],
    selection: { steps: [], endorsement: 'before_release' },
    max_applications_per_city: null,
  })
  const city = await aCity()
  const { payload, extra } = fileForm()
  const submitted = async (name: string, birth_date: string, passport = name.toUpperCase()) => {
    const draft = await aReadyDraft({
      program,
      city,
      applicant: { name, name_as_in_passport: passport, email: 'office@city.example', birth_date, nationality: 'OM' },
    })
    await made(as(draft.token).put(`/v1/applications/${draft.id}/documents/nomination_form`, payload, extra))
    await made(as(draft.token).post(`/v1/applications/${draft.id}/submit`))
    return draft.id
  }
  const first = await submitted('Ana Silva', '1980-02-29')
  setNow('2017-10-03T00:00:00.000Z')
  const second = await submitted('Bea Souza', '1980-02-29')
  setNow('2017-10-04T00:00:00.000Z')
  const third = await submitted('Anna Silva', '1975-01-01', 'ÁNA SILVA')
  await made(staff.post(`/v1/applications/${first}/documents/nomination_form/verify`))
  await made(staff.post(`/v1/applications/${first}/endorse`, { endorser, form_checked: true }))
  const url = `/v1/programs/${program.id}/screening`
  const page = (await staff.get(url)).json()
  t.strictSame(
    page.items.map(({ application_id, missing }: Item) => [application_id, missing]),
    [
      [first, ['duplicates']],
      [second, ['documents', 'endorsement', 'post', 'duplicates']],
      [third, ['documents', 'endorsement', 'post', 'duplicates']],
    ],
  )
  has(t, page.items[0], {
    city_name: city.name,
    applicant_name: 'Ana Silva',
    status: 'submitted',
    submitted_at: '2017-10-02T00:00:00.000Z',
    documents: [{ kind: 'nomination_form', verification: 'verified' }],
    endorsement: 'endorsed',
    possible_duplicates: [second, third].sort(),
  })
  t.strictSame(page.items[2].possible_duplicates, [first])
  t.ok(page.items[1].open_criteria.includes('city_endorsement'))
  t.notOk(page.items[0].open_criteria.includes('managerial_level'))
  t.strictSame(page.counts, { all: 3, documents: 2, endorsement: 2, post: 2, duplicates: 3 })

  const walked: string[] = []
  let next: string | null = `${url}?missing=documents&limit=1`
  while (next) {
    const answer: Awaited<ReturnType<typeof staff.get>> = await staff.get(next)
    walked.push(...answer.json().items.map(({ application_id }: Item) => application_id))
    has(t, answer.json().counts, { all: 3, documents: 2 })
    const { next_cursor } = answer.json()
    next = next_cursor && `${url}?missing=documents&limit=1&cursor=${encodeURIComponent(next_cursor)}`
  }
  t.strictSame(walked, [second, third])
  const other = await aSubmitted({ program: await aProgram(), city })
  t.notOk((await staff.get(url)).body.includes(other.id))
})

test('startReviews: those that are named, or all that are submitted, go into review at once', async (t) => {
  const { staff, made, db, setNow, aProgram, aCity, aSubmitted, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: null }), await aCity()]
  const url = `/v1/programs/${program.id}/start-reviews`
  const first = await aSubmitted({ program, city })
  setNow('2017-10-03T00:00:00.000Z')
  const second = await aSubmitted({ program, city })
  const third = await aSubmitted({ program, city })
  const draft = await aReadyDraft({ program, city })
  const stranger = await aSubmitted({ program: await aProgram(), city })

  const refused = await staff.post(url, { application_ids: [first.id, draft.id, stranger.id] })
  t.equal(refused.statusCode, 409)
  has(t, refused.json(), {
    code: 'reviews_refused',
    errors: [
      { pointer: '/application_ids/1', code: 'transition_not_allowed', params: { from: 'draft' } },
      { pointer: '/application_ids/2', code: 'not_found' },
    ],
  })
  has(t, (await staff.get(`/v1/applications/${first.id}`)).json(), { status: 'submitted' })
  has(t, await made(staff.post(url, { application_ids: [second.id.toUpperCase()] })), {
    started: 1,
    application_ids: [second.id],
  })
  has(t, await made(staff.post(url, {})), { started: 2, application_ids: [first.id, third.id] })
  has(t, await made(staff.post(url, {})), { started: 0, application_ids: [] })
  const entries = await db.selectFrom('history').selectAll().where('action', '=', 'start_review').execute()
  t.equal(entries.length, 3)
})

// Without the lock of the applications several callers moved the same ones: tried.
test('startReviews: ten callers at once move each application once', async (t) => {
  const { staff, db, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: null }), await aCity()]
  for (const _ of [1, 2, 3]) await aSubmitted({ program, city })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => staff.post(`/v1/programs/${program.id}/start-reviews`, {})),
  )
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    Array(10).fill(200),
  )
  t.equal(
    answers.reduce((sum, answer) => sum + answer.json().started, 0),
    3,
  )
  const entries = await db.selectFrom('history').selectAll().where('action', '=', 'start_review').execute()
  t.equal(entries.length, 3)
})
