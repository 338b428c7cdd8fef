import { readFile, writeFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { type Test, test } from 'tap'
import { makeLetter } from '../src/participation/letters/make-letter.ts'
import { PROBLEMS } from '../src/problems.ts'
import { seed } from '../src/sandbox/seed.ts'
import { recorder } from './exchanges.ts'
import { aPosition, fileForm, PDF, PNG } from './factories.ts'
import { build, passTime } from './helper.ts'
import { ENCRYPTED } from './platform/encrypted-pdfs.ts'
import { tellMessages } from './told-messages.ts'

const FILE = new URL('../openapi/examples.json', import.meta.url)
// biome-ignore lint/suspicious/noExplicitAny: a body of the API, of any operation
type Json = any
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
interface Told {
  as?: string | undefined
  body?: Json
  headers?: Record<string, string>
}

const applicant = (who: string) => ({
  name: `${who} Nominee`,
  name_as_in_passport: `${who.toUpperCase()} NOMINEE`,
  email: `${who.toLowerCase()}.nominee@muscat.example`,
  birth_date: '1980-02-29',
  nationality: 'OM',
  gender: 'undisclosed',
})
const languages = [{ language: 'en', level: 'B2' }]
const passport = { country: 'OM', type: 'official', expires_on: '2019-01-31' }

const WEBINAR = {
  format: 'webinar',
  language: 'en',
  venue: { timezone: 'Asia/Seoul' },
  starts_on: '2017-11-06',
  ends_on: '2017-11-06',
  call: { opens_on: '2017-10-05', closes_on: '2017-10-27' },
  required_documents: [],
}

const RESERVE = {
  title: 'Study visit',
  format: 'workshop',
  language: 'en',
  venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
  starts_on: '2017-12-11',
  ends_on: '2017-12-15',
  call: { opens_on: '2017-10-01', closes_on: '2017-11-01' },
  required_documents: [],
  max_participants_per_city: null,
  seats: 1,
  max_applications_per_city: null,
}

/** Plays the season of the Seoul workshop of 2017, and one call of each operation and one refusal of each code. */
async function play(t: Test) {
  const world = await build(t, { sandbox: true })
  const { app, as, db, files, openSandbox, secretariat: second_secretariat, setNow, ctx } = world
  await seed(db, files)
  await openSandbox()
  const contract = app.swagger() as unknown as Parameters<typeof recorder>[1]
  const { operationOf, remember, recorded } = await recorder(t, contract)

  /** Where the contract offers If-Match, a stale tag is refused; where it requires it, a call without it is. */
  async function checkTag(status: number, method: Method, url: string, { as: credential, body, headers }: Told) {
    const tag = operationOf(method, url)?.parameters?.find(({ name }) => name === 'If-Match')
    if (!tag || status >= 300) return
    const send = (more: Record<string, string>) => as(credential)[method as 'patch'](url, body, { headers: more })
    const stale = await send({ ...headers, 'if-match': '"999999"' })
    t.strictSame([stale.statusCode, stale.json().code], [412, 'stale'], `${method} ${url} with a stale tag`)
    if (!tag.required) return
    const { 'if-match': _, ...others } = headers ?? {}
    const without = await send(others)
    t.strictSame(
      [without.statusCode, without.json().code],
      [428, 'if_match_required'],
      `${method} ${url} without a tag`,
    )
  }

  async function tell(status: number, method: Method, url: string, { as: credential, body, headers = {} }: Told = {}) {
    const caller = as(credential)
    await checkTag(status, method, url, { as: credential, body, headers })
    const answer = method === 'get' ? await caller.get(url, headers) : await caller[method](url, body, { headers })
    t.equal(answer.statusCode, status, `${method} ${url} ${answer.body.slice(0, 300)}`)
    remember(method.toUpperCase(), url, body, answer)
    return answer.headers['content-type']?.toString().includes('json') ? answer.json() : undefined
  }
  const upload = (status: number, method: 'put' | 'post', url: string, credential: string, form = fileForm()) =>
    tell(status, method, url, { as: credential, body: form.payload, headers: form.extra.headers })

  const sandbox = await tell(200, 'get', '/v1/sandbox')
  const keyOf = (role: string, name?: string): string =>
    sandbox.credentials.find((each: Json) => each.role === role && (!name || each.name === name)).key
  const [secretariat, frontend, city] = [keyOf('secretariat'), keyOf('frontend'), keyOf('city', 'Muscat')]
  const staff = { as: secretariat }
  await tell(200, 'put', '/v1/sandbox/clock', { body: { now: '2017-10-02T00:00:00.000Z' } })
  await tell(200, 'get', '/v1/sandbox/clock')
  await tell(200, 'get', '/livez')
  await tell(200, 'get', '/readyz')
  await tell(200, 'get', '/v1/lifecycle')

  // The catalogue.
  const all = await tell(200, 'get', '/v1/programs?phase=call_open')
  const seoul = all.items.find((each: Json) => each.key === 'seoul-workshop-2017')
  const of = `/v1/programs/${seoul.id}`
  await tell(200, 'get', of)
  await tell(200, 'get', `${of}/history`)
  await tell(200, 'get', `${of}/application-form`)
  const [series] = (await tell(200, 'get', '/v1/series?limit=1')).items
  await tell(200, 'get', `/v1/series/${seoul.series_id ?? series.id}`)
  const [nia] = (await tell(200, 'get', '/v1/organisations?limit=1')).items
  await tell(200, 'get', `/v1/organisations/${nia.id}`)
  const [muscat] = (await tell(200, 'get', '/v1/cities?q=Muscat')).items
  await tell(200, 'get', `/v1/cities/${muscat.id}`)
  const attachment = seoul.materials.find((each: Json) => each.kind === 'attachment')
  await tell(200, 'get', attachment.url)

  // The table of visas.
  const terms = { required: true, letter_days: 5, processing_days: 10, source: 'The consulate in Chengdu' }
  const china = '/v1/visa-rules/KR/CN'
  await tell(200, 'put', china, { ...staff, body: { ordinary: { ...terms, checked_on: '2017-09-20' } } })
  await tell(200, 'get', china, staff)
  await tell(200, 'get', '/v1/visa-rules?host=KR', staff)
  const csv = { ...staff, headers: { 'content-type': 'text/csv' } }
  const table =
    'host,nationality,required,processing_days,source,checked_on\nCN,KR,yes,7,The embassy in Seoul,2017-09-21\n'
  await tell(200, 'post', '/v1/visa-rules/import', { ...csv, body: table })
  await tell(400, 'post', '/v1/visa-rules/import', { ...csv, body: Buffer.from([0xff, 0xfe]) })

  // Keys.
  await tell(200, 'get', '/v1/api-keys?limit=1', staff)
  const reader = await tell(201, 'post', '/v1/api-keys', {
    ...staff,
    body: { name: 'Muscat, read only', role: 'city', city_id: muscat.id, scopes: ['applications:read'] },
  })

  const page = await tell(201, 'post', '/v1/api-keys', {
    ...staff,
    body: {
      name: 'Page of the workshop',
      role: 'page',
      program_id: seoul.id,
      origins: ['https://apply.network.example'],
    },
  })

  // The season.
  await tell(200, 'post', `${of}/eligibility-checks`, {
    body: { city_id: muscat.id, position: aPosition(), languages, passport },
  })
  const draft = (who: string, as: string = frontend) =>
    tell(201, 'post', `${of}/applications`, {
      as,
      body: { city_id: muscat.id, applicant: applicant(who), position: aPosition(), languages, passport },
    })
  const first = await draft('First')
  const mine = `/v1/applications/${first.id}`
  const own = { as: first.applicant_token }
  await tell(422, 'post', `${mine}/submit`, own)
  await upload(200, 'put', `${mine}/documents/passport_scan`, first.applicant_token)
  await upload(200, 'put', `${mine}/documents/headshot`, first.applicant_token, fileForm(PNG, 'image/png', 'me.png'))
  await upload(200, 'put', `${mine}/documents/nomination_form`, first.applicant_token)
  await tell(200, 'get', `${mine}/documents`, own)
  await tell(200, 'get', `${mine}/documents/passport_scan/content`, own)
  await tell(200, 'patch', mine, {
    ...own,
    body: { position: aPosition({ title: 'Director of Digital Services', level: 'director' }) },
    headers: { 'if-match': '"1"' },
  })
  await tell(200, 'get', `${mine}/eligibility`, own)
  await tell(200, 'post', `${mine}/submit`, own)
  await tell(200, 'get', mine, own)

  const papers = async ({ id, applicant_token }: Json) => {
    for (const kind of ['passport_scan', 'nomination_form'])
      await upload(200, 'put', `/v1/applications/${id}/documents/${kind}`, applicant_token)
    await upload(
      200,
      'put',
      `/v1/applications/${id}/documents/headshot`,
      applicant_token,
      fileForm(PNG, 'image/png', 'me.png'),
    )
  }
  const second = await draft('Second')
  await papers(second)
  await tell(200, 'post', `/v1/applications/${second.id}/submit`, { as: second.applicant_token })
  await tell(200, 'get', `${of}/cities/${muscat.id}/allocation`)
  const third = await draft('Third')
  await papers(third)
  await tell(409, 'post', `/v1/applications/${third.id}/submit`, { as: third.applicant_token })
  await tell(200, 'put', `${of}/cities/${muscat.id}/allocation`, {
    ...staff,
    body: { max_applications: 3, reason: 'Muscat hosts the next edition' },
  })
  await tell(200, 'post', `/v1/applications/${third.id}/submit`, { as: third.applicant_token })
  await tell(204, 'delete', `${of}/cities/${muscat.id}/allocation`, staff)
  const spare = await draft('Fourth')
  await upload(200, 'put', `/v1/applications/${spare.id}/documents/passport_scan`, spare.applicant_token)
  await tell(204, 'delete', `/v1/applications/${spare.id}/documents/passport_scan`, { as: spare.applicant_token })

  const renewed = await tell(201, 'post', `/v1/applications/${third.id}/token`, staff)
  third.applicant_token = renewed.applicant_token
  await tell(204, 'delete', `/v1/applications/${spare.id}/token`, staff)
  spare.applicant_token = (await tell(201, 'post', `/v1/applications/${spare.id}/token`, staff)).applicant_token

  // Endorsement.
  const endorser = { name: 'Focal point of Muscat', email: 'focal-point@muscat.example' }
  await tell(201, 'post', `${mine}/endorsement-requests`, own)
  await tell(200, 'post', `${mine}/endorse`, { as: city, body: { endorser } })
  await tell(200, 'get', `${mine}/endorsement`, own)
  const { link } = await tell(201, 'post', `/v1/applications/${second.id}/endorsement-requests`, staff)
  await tell(200, 'get', link.url)
  await tell(200, 'get', `${link.url}/form`)
  await tell(200, 'post', link.url, { body: { answer: 'endorse', endorser } })
  await tell(409, 'get', link.url)
  await tell(200, 'post', `/v1/applications/${third.id}/decline-endorsement`, {
    as: city,
    body: { endorser, reason: 'Muscat sends two officials' },
  })
  const priorities = `${of}/cities/${muscat.id}/priorities`
  await tell(200, 'get', priorities, { as: city })
  await tell(200, 'put', priorities, {
    as: city,
    headers: { 'if-match': '"0"' },
    body: { application_ids: [first.id, second.id, third.id] },
  })

  // Screening.
  const form = await as(secretariat).get(`${mine}/documents`)
  const seen = form.json().items.find((each: Json) => each.kind === 'headshot')
  await tell(200, 'post', `${mine}/documents/headshot/verify`, {
    ...staff,
    headers: { 'if-match': `"${seen.version}"` },
  })
  await tell(409, 'post', `${mine}/documents/headshot/verify`, staff)
  await tell(200, 'get', `${of}/screening?missing=documents&limit=2`, staff)
  await tell(200, 'post', `/v1/applications/${second.id}/documents/passport_scan/reject`, {
    ...staff,
    body: { reason: 'The lines at the bottom are cut off', due_at: '2017-10-20T15:00:00.000Z' },
  })
  await upload(200, 'put', `/v1/applications/${second.id}/documents/passport_scan`, second.applicant_token)
  await tell(200, 'post', `/v1/applications/${second.id}/resubmit`, { as: second.applicant_token })
  await tell(200, 'post', `${mine}/return`, {
    ...staff,
    body: {
      items: ['The nomination form lacks a stamp'],
      parts: ['nomination_form'],
      due_at: '2017-10-20T15:00:00.000Z',
    },
  })
  await upload(200, 'put', `${mine}/documents/nomination_form`, first.applicant_token)
  await tell(200, 'post', `${mine}/resubmit`, own)
  await tell(200, 'post', `${mine}/correct-applicant`, {
    ...staff,
    body: { applicant: { name: 'First Nominée' }, reason: 'As in the passport' },
  })
  await tell(200, 'post', `${mine}/start-review`, staff)
  await tell(201, 'post', `/v1/applications/${third.id}/attestations`, {
    ...staff,
    body: { criterion: 'managerial_level', note: 'Called the city' },
  })
  await tell(201, 'post', `${mine}/waivers`, {
    ...staff,
    body: { criterion: 'city_member', reason: 'Joins in January' },
  })
  await tell(200, 'post', `${of}/start-reviews`, { ...staff, body: { application_ids: [second.id, third.id] } })
  await tell(409, 'post', `${of}/start-reviews`, { ...staff, body: { application_ids: [second.id] } })
  await tell(200, 'patch', of, {
    ...staff,
    body: { criteria: [{ criterion: 'public_employee', kind: 'hard' }] },
    headers: { 'if-match': '*' },
  })
  await tell(200, 'post', `/v1/applications/${third.id}/withdraw`, {
    as: third.applicant_token,
    body: { reason: 'I changed my post' },
  })
  await tell(200, 'get', '/v1/applications?limit=1', staff)
  await tell(200, 'get', `${mine}/history`, staff)

  // Reviews.
  await tell(200, 'put', `${of}/rubric`, {
    ...staff,
    body: {
      criteria: [
        {
          name: 'motivation',
          label: 'Why the city needs this workshop',
          scored_in: 'review',
          min: 1,
          max: 5,
          weight: 2,
          required: true,
          in_total: true,
        },
        {
          name: 'english',
          label: 'English in the conversation',
          scored_in: 'interview',
          min: 1,
          max: 5,
          weight: 1,
          required: true,
          in_total: true,
        },
      ],
    },
  })
  await tell(200, 'get', `${of}/rubric`, staff)
  const judge = await tell(201, 'post', `${of}/reviewers`, {
    ...staff,
    body: { name: 'First reviewer', email: 'first-reviewer@secretariat.example', time_zone: 'Asia/Seoul' },
  })
  await tell(201, 'post', `${of}/reviewers`, {
    ...staff,
    body: { name: 'Second reviewer', email: 'second-reviewer@secretariat.example' },
  })
  const mineIs = { application_id: first.id, reviewer_id: judge.id }
  await tell(200, 'post', `${of}/review-assignments`, { ...staff, body: { items: [mineIs] } })
  await tell(409, 'post', `${of}/review-assignments`, { ...staff, body: { items: [mineIs] } })
  await tell(200, 'get', `${of}/reviewers`, staff)
  const judging = { as: judge.key }
  const [review] = (await tell(200, 'get', '/v1/reviews', judging)).items
  await tell(200, 'put', `/v1/reviews/${review.id}`, {
    ...judging,
    body: { scores: { motivation: 4 }, comment: 'The plan is clear.' },
    headers: { 'if-match': `"${review.version}"` },
  })
  await tell(200, 'post', `/v1/reviews/${review.id}/submit`, judging)
  await tell(409, 'post', `/v1/reviews/${review.id}/submit`, judging)
  await tell(200, 'post', `/v1/reviews/${review.id}/reopen`, { ...staff, body: { reason: 'The score of another' } })
  await tell(200, 'post', `/v1/reviews/${review.id}/recuse`, { ...judging, body: { reason: 'A former colleague' } })
  const [next] = (await tell(200, 'get', `/v1/reviews?status=assigned&limit=1`, staff)).items
  await tell(200, 'get', `/v1/reviews/${next.id}`, staff)

  // Interviews.
  const meeting = { url: 'https://calls.network.example/seoul' }
  const { slot_ids } = await tell(201, 'post', `${of}/interview-slots`, {
    ...staff,
    body: {
      availability: [
        { reviewer_id: judge.id, from: '15:00', until: '17:00', weekdays: ['monday', 'tuesday'], meeting },
      ],
      minutes: 30,
      pause_minutes: 10,
      slots: [{ reviewer_id: judge.id, starts_at: '2017-10-18T06:00:00.000Z', meeting }],
    },
  })
  const [first_slot, next_slot, last_slot] = slot_ids
  const again = [{ reviewer_id: judge.id, starts_at: '2017-10-18T06:15:00.000Z' }]
  await tell(409, 'post', `${of}/interview-slots`, { ...staff, body: { slots: again } })
  await tell(409, 'post', `${mine}/interview`, { ...own, body: { slot_id: first_slot } })
  await tell(200, 'post', `${of}/interview-invitations`, {
    ...staff,
    body: { application_ids: [first.id, second.id] },
  })
  await tell(409, 'post', `${of}/interview-invitations`, { ...staff, body: { application_ids: [first.id] } })
  await tell(200, 'get', `${of}/interview-slots?time_zone=Asia%2FMuscat&limit=2`, own)
  const booked = await tell(200, 'post', `${mine}/interview`, {
    ...own,
    body: { slot_id: first_slot, time_zone: 'Asia/Muscat' },
  })
  const theirs = `/v1/applications/${second.id}/interview`
  const other = { as: second.applicant_token }
  await tell(409, 'post', theirs, { ...other, body: { slot_id: first_slot } })
  await tell(200, 'post', theirs, { ...staff, body: { slot_id: next_slot } })
  const move = (slot_id: string, status = 200) =>
    tell(status, 'patch', theirs, { ...other, body: { slot_id }, headers: { 'if-match': '*' } })
  await move(last_slot)
  await move(next_slot)
  await move(last_slot, 409)
  await tell(409, 'delete', `/v1/interview-slots/${first_slot}`, staff)
  await tell(204, 'delete', `/v1/interview-slots/${last_slot}`, staff)
  await tell(200, 'get', `${mine}/interview`, own)
  await tell(200, 'get', `/v1/interviews/${booked.id}/calendar.ics`, own)
  await tell(200, 'get', `/v1/reviewers/${judge.id}/interviews.ics`, judging)
  await tell(200, 'get', `${of}/interviews.ics`, staff)
  await tell(200, 'get', `${of}/interviews`, judging)
  const outcome = {
    outcome: 'held',
    scores: { english: 4 },
    language_level: 'B2',
    evidence_note: 'Explained the project without notes',
    duration_minutes: 28,
  }
  await tell(409, 'post', `/v1/interviews/${booked.id}/outcome`, { ...judging, body: outcome })
  setNow(booked.ends_at)
  await tell(200, 'post', `/v1/interviews/${booked.id}/outcome`, { ...judging, body: outcome })
  setNow('2017-10-02T00:00:00.000Z')
  await tell(204, 'delete', theirs, other)
  await tell(409, 'delete', theirs, other)

  // Selection.
  await tell(200, 'put', `${mine}/decision`, {
    ...staff,
    body: { outcome: 'select', reason_code: 'merit', message: 'Welcome to Seoul.' },
  })
  await tell(200, 'get', `${mine}/decision`, staff)
  await tell(200, 'put', `/v1/applications/${second.id}/decision`, {
    ...staff,
    body: { outcome: 'select', reason_code: 'balance' },
  })
  await tell(200, 'get', `${of}/ranking`, staff)
  await tell(201, 'post', `${of}/rankings`, { ...staff, body: { note: 'For the committee of 20 October' } })
  await tell(200, 'get', `${of}/rankings`, staff)
  const listed = await tell(201, 'post', `${of}/shortlists`, {
    ...staff,
    body: { name: 'For the committee', from_ranking: { frozen: 1, seats: 1 } },
  })
  const byHand = await tell(201, 'post', `${of}/shortlists`, {
    ...staff,
    body: { name: 'By hand', application_ids: [second.id] },
  })
  await tell(409, 'post', `${of}/shortlists`, { ...staff, body: { name: 'By hand', application_ids: [] } })
  await tell(200, 'get', `${of}/shortlists`, staff)
  const list = `/v1/shortlists/${listed.id}`
  await tell(200, 'get', list, staff)
  await tell(200, 'put', list, {
    ...staff,
    body: { name: 'For the committee', note: 'With both nominees of Muscat', application_ids: [first.id, second.id] },
    headers: { 'if-match': '"1"' },
  })
  await tell(200, 'get', `${list}/balance?compare=${byHand.id}`, staff)
  await tell(200, 'get', `${list}/balance.svg`, staff)
  await tell(204, 'delete', `/v1/shortlists/${byHand.id}`, staff)
  await tell(200, 'get', '/v1/reference/reason-codes')
  const many = [
    { application_id: first.id, outcome: 'select', reason_code: 'merit', message: 'Welcome to Seoul.' },
    { application_id: second.id, outcome: 'select', reason_code: 'balance' },
  ]
  await tell(409, 'post', `${of}/decisions`, { ...staff, body: { items: many } })
  await tell(200, 'post', `${of}/decisions`, { ...staff, body: { items: many, replace: true } })
  await tell(200, 'get', `${of}/decisions`, staff)
  const shown = await tell(200, 'post', `${of}/releases`, { ...staff, body: { dry_run: true } })
  await tell(409, 'post', `${of}/releases`, { ...staff, body: { digest: 'of-another-dry-run' } })
  await tell(201, 'post', `${of}/releases`, {
    ...staff,
    body: { digest: shown.digest, reply_by: '2017-10-27T15:00:00.000Z' },
  })
  await tell(200, 'get', `${of}/seats`, staff)
  await tell(200, 'post', `${mine}/conditions/other`, { ...staff, body: { asked: 'A vaccination against influenza' } })
  await tell(409, 'post', `${mine}/conditions/other`, { ...staff, body: { asked: 'x' } })
  await tell(200, 'post', `${mine}/extend-offer`, {
    ...staff,
    body: { reply_by: '2017-10-31T15:00:00.000Z', reason: 'The city has a holiday' },
  })
  const { coverage_digest } = await tell(200, 'get', `${mine}/offer`, own)
  await tell(409, 'post', `${mine}/accept`, { ...own, body: { coverage_digest: 'of-other-terms' } })
  await tell(200, 'post', `${mine}/accept`, { ...own, body: { coverage_digest } })
  await tell(409, 'post', `${mine}/extend-offer`, { ...staff, body: { reply_by: '2017-11-05T15:00:00.000Z' } })
  await tell(200, 'post', `${mine}/conditions/visa/meet`, staff)
  await tell(409, 'post', `${mine}/conditions/visa/meet`, staff)
  await tell(200, 'post', `${mine}/conditions/flight/fail`, {
    ...staff,
    body: { reason: 'The airline has cancelled the flight' },
  })
  await tell(200, 'post', `${mine}/conditions/flight/waive`, { ...staff, body: { reason: 'Comes by ship' } })
  await tell(200, 'patch', of, { ...staff, body: { venue: { city: 'Incheon' } }, headers: { 'if-match': '*' } })
  await tell(200, 'post', `${mine}/reaccept`, own)
  await tell(200, 'post', `${mine}/conditions/other/meet`, staff)
  await tell(200, 'post', `/v1/applications/${second.id}/decline`, { as: second.applicant_token })
  await tell(200, 'get', `${of}/participants`, staff)

  // The journey, and what came of it.
  await tell(409, 'put', `/v1/applications/${second.id}/visa`, { ...staff, body: { status: 'applied' } })
  await tell(200, 'put', `${mine}/visa`, { ...own, body: { status: 'applied', note: 'At the consulate in Muscat' } })
  await tell(409, 'put', `${mine}/visa`, { ...own, body: { status: 'letter_issued' } })
  await tell(200, 'get', `${mine}/visa`, own)
  const arrival = { at: '2017-11-19T09:30:00+09:00', place: 'Incheon', number: 'WY 815' }
  const departure = { at: '2017-11-24T10:00:00+09:00', place: 'Incheon', number: 'WY 816' }
  const travel = {
    arrival,
    departure,
    diet: { kind: 'halal', note: 'No nuts' },
    accessibility: null,
    emergency_contact: { name: 'Family of the nominee', phone: '+968 2412 3456', relation: 'family' },
    insurance: { insurer: 'The insurer', policy: null, valid_until: '2017-12-31' },
  }
  await tell(200, 'put', `${mine}/travel`, { ...own, body: travel })
  await tell(200, 'get', `${mine}/travel`, own)
  await tell(409, 'post', `${mine}/travel/accept-change`, staff)
  const seoulNow = await tell(200, 'get', of, staff)
  const frozen = { selection: { ...seoulNow.selection, travel: { frozen_on: '2017-10-01' } } }
  await tell(200, 'patch', of, { ...staff, body: frozen, headers: { 'if-match': `"${seoulNow.version}"` } })
  await tell(200, 'put', `${mine}/travel`, { ...own, body: { ...travel, departure: null } })
  await tell(200, 'post', `${mine}/travel/decline-change`, { ...staff, body: { reason: 'The bus is booked' } })
  await tell(200, 'put', `${mine}/travel`, { ...own, body: { ...travel, arrival: { ...arrival, number: 'WY 817' } } })
  await tell(200, 'post', `${mine}/travel/accept-change`, staff)
  const { code } = await tell(200, 'get', `${mine}/participant`, own)
  await tell(409, 'post', `${of}/check-ins`, { ...staff, body: { code } })
  await tell(409, 'post', `/v1/applications/${second.id}/check-in`, { ...staff, body: {} })
  setNow('2017-11-20T00:30:00.000Z')
  await tell(422, 'post', `${of}/check-ins`, { ...staff, body: { code: '00000-00000' } })
  await tell(200, 'post', `${mine}/no-show`, { ...staff, body: { reason: 'The flight is late' } })
  await tell(200, 'post', `${of}/check-ins`, { ...staff, body: { code } })
  await tell(200, 'post', `${mine}/check-in`, { ...staff, body: { code } })
  await tell(409, 'post', `${mine}/no-show`, { ...staff, body: {} })
  await tell(200, 'get', `${of}/arrivals`, staff)
  await tell(200, 'get', `${of}/rooming`, staff)
  await tell(200, 'get', `${of}/diets`, staff)
  await tell(200, 'get', `${of}/participant-lists/badges`, staff)
  await tell(200, 'post', `${of}/attendance`, { ...staff, body: { on: '2017-11-20', present: [first.id] } })
  setNow('2017-11-23T08:00:00.000Z')
  await tell(409, 'post', `${mine}/complete`, { ...staff, body: {} })
  await tell(200, 'post', `${mine}/complete`, { ...staff, body: { reason: 'Was ill for three days' } })
  setNow('2017-10-02T00:00:00.000Z')
  await tell(200, 'post', `/v1/applications/${second.id}/reconsider`, {
    ...staff,
    body: { reason: 'Can come after all' },
  })

  // Who comes instead.
  const reserve = await tell(201, 'post', '/v1/programs', {
    ...staff,
    body: {
      ...RESERVE,
      selection: { steps: [], participation: { replacement_days: 5, promotion: 'by_hand', conditions: ['visa'] } },
    },
  })
  const seats = `/v1/programs/${reserve.id}`
  await tell(200, 'post', `${seats}/publish`, staff)
  const applied: Json[] = []
  for (const who of ['Tenth', 'Eleventh', 'Twelfth']) {
    const body = { city_id: muscat.id, applicant: applicant(who), position: aPosition(), languages, passport }
    const made = await tell(201, 'post', `${seats}/applications`, { as: frontend, body })
    await tell(200, 'post', `/v1/applications/${made.id}/submit`, { as: made.applicant_token })
    await tell(200, 'post', `/v1/applications/${made.id}/start-review`, staff)
    applied.push(made)
  }
  const [tenth, eleventh, twelfth] = applied
  const outcomes = ['select', 'waitlist', 'waitlist']
  await tell(200, 'post', `${seats}/decisions`, {
    ...staff,
    body: {
      items: applied.map(({ id }, i) => ({ application_id: id, outcome: outcomes[i], reason_code: 'merit' })),
    },
  })
  await tell(201, 'post', `${seats}/releases`, { ...staff, body: { reply_by: '2017-10-27T15:00:00.000Z' } })
  await tell(200, 'put', `${seats}/waitlist`, { ...staff, body: { application_ids: [twelfth.id, eleventh.id] } })
  await tell(200, 'post', `/v1/applications/${tenth.id}/decline`, { as: tenth.applicant_token })
  await tell(200, 'get', `${seats}/waitlist`, staff)
  await tell(409, 'post', `/v1/applications/${eleventh.id}/promote`, { ...staff, body: {} })
  const replacing = (who: string) => ({
    as: city,
    body: {
      city_id: muscat.id,
      applicant: applicant(who),
      position: aPosition(),
      languages,
      passport,
      replaces: tenth.id,
    },
  })
  const nominee = await tell(201, 'post', `${seats}/applications`, replacing('Thirteenth'))
  await tell(200, 'post', `/v1/applications/${nominee.id}/submit`, { as: nominee.applicant_token })
  await tell(409, 'post', `${seats}/applications`, replacing('Fourteenth'))
  await tell(200, 'get', `${seats}/replacements`, staff)
  await tell(200, 'patch', seats, { ...staff, body: { seats: 2 }, headers: { 'if-match': '*' } })
  await tell(200, 'post', `/v1/applications/${eleventh.id}/promote`, {
    ...staff,
    body: { reason: 'Knows the host city', reply_by: '2017-10-31T15:00:00.000Z' },
  })
  await tell(200, 'get', `${seats}/promotions`, staff)
  await tell(200, 'post', `${seats}/close-waitlist`, { ...staff, body: { reason: 'All seats are taken' } })

  // Letters.
  const letters = `${mine}/letters`
  const visa = await tell(201, 'post', letters, { ...own, body: { kind: 'visa_support' } })
  await tell(200, 'post', letters, { ...staff, body: { kind: 'visa_support' } })
  await tell(201, 'post', letters, { ...staff, body: { kind: 'certificate' } })
  await tell(409, 'post', `/v1/applications/${second.id}/letters`, { ...staff, body: { kind: 'acceptance' } })
  await tell(409, 'get', visa.url, own)
  await makeLetter(ctx(), files, visa.id)
  await tell(200, 'get', `/v1/letters/${visa.id}`, own)
  await tell(200, 'get', visa.url, own)
  await tell(200, 'get', `/v1/verify/${visa.code}`)
  const paper = await tell(201, 'post', letters, { ...staff, body: { kind: 'acceptance' } })
  await tell(200, 'post', `/v1/letters/${paper.id}/revoke`, { ...staff, body: { reason: 'The wrong addressee' } })
  await tell(200, 'get', letters, own)

  // Staff's own work.
  const created = await tell(201, 'post', '/v1/cities', {
    ...staff,
    body: { name: 'Sohar', country: 'OM', kind: 'city', membership: { from: '2017-01-01', until: null } },
  })
  await tell(200, 'patch', `/v1/cities/${created.id}`, {
    ...staff,
    body: { aliases: ['Suhar'] },
    headers: { 'if-match': '"1"' },
  })
  const office = await tell(201, 'post', '/v1/organisations', {
    ...staff,
    body: { name: 'Smart City Institute', acronym: 'SCI', kind: 'partner', country: 'KR', city: 'Seoul' },
  })
  await tell(200, 'patch', `/v1/organisations/${office.id}`, {
    ...staff,
    body: { acronym: 'SCIS' },
    headers: { 'if-match': '"1"' },
  })
  const family = await tell(201, 'post', '/v1/series', {
    ...staff,
    body: { title: 'Open Data Workshops', since: 2017 },
  })
  await tell(200, 'patch', `/v1/series/${family.id}`, {
    ...staff,
    body: { formats: ['workshop'] },
    headers: { 'if-match': '"1"' },
  })
  const planned = await tell(201, 'post', '/v1/programs', {
    ...staff,
    body: {
      title: 'Open data workshop',
      format: 'workshop',
      language: 'en',
      venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
      starts_on: '2018-05-14',
      ends_on: '2018-05-18',
      call: { opens_on: '2018-02-01', closes_on: '2018-03-31' },
      seats: 20,
    },
  })
  const plan = `/v1/programs/${planned.id}`
  await tell(201, 'post', `${plan}/links`, {
    ...staff,
    body: { title: 'Photos of 2016', url: 'https://network.example/2016' },
  })
  const leaflet = fileForm(PDF, 'application/pdf', 'leaflet.pdf')
  const attached = await upload(201, 'post', `${plan}/attachments`, secretariat, leaflet)
  await tell(204, 'delete', `${plan}/materials/${attached.materials[0].id}`, staff)
  await tell(200, 'post', `${plan}/publish`, staff)
  await tell(200, 'post', `${plan}/extend-call`, {
    ...staff,
    body: { closes_on: '2018-04-15', reason: 'Many asked for it' },
  })

  // Another program, where things go otherwise.
  const empty = await tell(201, 'post', '/v1/programs', { ...staff, body: { title: 'Webinar on open data' } })
  const there = `/v1/programs/${empty.id}`
  await tell(422, 'post', `${there}/publish`, staff)
  const settings = { ...WEBINAR, max_participants_per_city: null, seats: 1 }
  await tell(200, 'patch', there, { ...staff, body: settings, headers: { 'if-match': '*' } })
  await tell(200, 'post', `${there}/publish`, staff)
  await tell(409, 'post', `${there}/publish`, staff)
  const start = (who: string, of: Json, status = 201, by = frontend) =>
    tell(status, 'post', `${there}/applications`, {
      as: by,
      body: { city_id: of.id, applicant: applicant(who), position: aPosition(), languages },
    })
  const fifth = await start('Fifth', created)
  await tell(409, 'post', `/v1/applications/${fifth.id}/submit`, { as: fifth.applicant_token })
  setNow('2017-10-10T00:00:00.000Z')
  await start('Fifth', created, 409)
  await start('Sixth', created, 403, city)
  const sixth = await start('Sixth', muscat)
  const eighth = await start('Eighth', muscat)
  const fromPage = { as: page.key, body: { city_id: muscat.id, applicant: applicant('Ninth') } }
  await tell(403, 'post', `${of}/applications`, fromPage)
  await tell(403, 'post', `${there}/applications`, {
    ...fromPage,
    headers: { origin: 'https://apply.network.example' },
  })
  await tell(409, 'post', `/v1/applications/${sixth.id}/correct-applicant`, {
    ...staff,
    body: { applicant: { name: 'Sixth' }, reason: 'x' },
  })
  for (const { id, applicant_token } of [fifth, sixth, eighth]) {
    await tell(200, 'post', `/v1/applications/${id}/submit`, { as: applicant_token })
    await tell(200, 'post', `/v1/applications/${id}/start-review`, staff)
  }
  await tell(409, 'patch', `/v1/applications/${sixth.id}`, {
    as: sixth.applicant_token,
    body: { languages: [] },
    headers: { 'if-match': '*' },
  })
  const late = { ...staff, body: { criterion: 'managerial_level' } }
  await tell(201, 'post', `/v1/applications/${sixth.id}/attestations`, late)
  await tell(409, 'post', `/v1/applications/${sixth.id}/attestations`, late)
  const member = (until: string | null) =>
    tell(200, 'patch', `/v1/cities/${created.id}`, {
      ...staff,
      body: { membership: { from: '2017-01-01', until } },
      headers: { 'if-match': '*' },
    })
  await member('2017-10-01')
  await tell(200, 'post', `/v1/applications/${fifth.id}/mark-ineligible`, {
    ...staff,
    body: { criteria: ['city_member'], reason: 'Sohar left the network in October' },
  })
  await member(null)
  await tell(200, 'post', `/v1/applications/${fifth.id}/reinstate`, {
    ...staff,
    body: { reason: 'Sohar is a member again' },
  })
  for (const { id } of [fifth, sixth, eighth])
    await tell(200, 'put', `/v1/applications/${id}/decision`, {
      ...staff,
      body: { outcome: 'select', reason_code: 'merit' },
    })
  await tell(409, 'post', `${there}/releases`, { ...staff, body: {} })
  await tell(200, 'patch', there, { ...staff, body: { seats: 3 }, headers: { 'if-match': '*' } })
  await tell(201, 'post', `${there}/releases`, { ...staff, body: { reply_by: '2017-10-12T00:00:00.000Z' } })
  await tell(200, 'post', `/v1/applications/${sixth.id}/accept-on-behalf`, {
    ...staff,
    body: { reason: 'Accepted by phone' },
  })
  await tell(200, 'post', `/v1/applications/${eighth.id}/decline-on-behalf`, {
    as: city,
    body: { reason: 'Leaves the city’s service' },
  })
  await tell(200, 'post', `/v1/applications/${sixth.id}/conditions/other/meet`, staff)
  setNow('2017-11-06T01:00:00.000Z')
  await tell(200, 'post', `/v1/applications/${sixth.id}/check-in`, { ...staff, body: {} })
  await tell(200, 'post', `/v1/applications/${sixth.id}/left-early`, { ...staff, body: { reason: 'Was called home' } })
  setNow('2017-10-12T00:00:00.000Z')
  await tell(409, 'post', `/v1/applications/${fifth.id}/accept`, { as: fifth.applicant_token })
  await passTime(ctx())
  await tell(200, 'post', `/v1/applications/${fifth.id}/renew-offer`, {
    ...staff,
    body: { reply_by: '2017-10-20T15:00:00.000Z', reason: 'Was ill' },
  })
  await tell(200, 'post', `/v1/applications/${fifth.id}/withdraw-offer`, {
    ...staff,
    body: { reason: 'Has left the city’s service' },
  })
  await tell(200, 'post', `/v1/applications/${sixth.id}/defer`, {
    ...staff,
    body: { program_id: planned.id, reason: 'Is needed at home in November' },
  })
  await tell(200, 'post', `${there}/close-call`, { ...staff, body: { reason: 'Enough people have applied' } })
  await start('Seventh', muscat, 409)
  await tell(200, 'post', `${there}/cancel`, { ...staff, body: { reason: 'The speaker is ill' } })
  setNow('2018-06-01T00:00:00.000Z')
  await tell(409, 'post', `${plan}/cancel`, { ...staff, body: { reason: 'x' } })
  await tell(409, 'post', `${mine}/token`, staff)
  setNow('2017-10-12T00:00:00.000Z')

  // Refusals.
  await tell(400, 'post', `${of}/applications`, {
    as: frontend,
    body: { city_id: muscat.id, applicant: { name: '', email: 'me' } },
  })
  const asText = { 'content-type': 'application/json' }
  await tell(400, 'post', '/v1/cities', { ...staff, body: '{"name":', headers: asText })
  await tell(400, 'post', '/v1/cities', { ...staff, body: `${'['.repeat(70)}${']'.repeat(70)}`, headers: asText })
  await tell(400, 'post', '/v1/cities', { ...staff, body: { name: 'A\u0000', country: 'OM' } })
  await tell(400, 'post', '/v1/programs', {
    ...staff,
    body: '{"title":"A","seats":12345678901234567890}',
    headers: asText,
  })
  await tell(400, 'post', '/v1/programs', { ...staff, body: '{"title":"A","title":"B"}', headers: asText })
  await tell(415, 'post', '/v1/cities', { ...staff, body: '{}', headers: { ...asText, 'content-encoding': 'zstd' } })
  await tell(400, 'get', '/v1/cities/%zz')
  await tell(400, 'get', '/v1/cities?cursor=nothing')
  await tell(400, 'post', `${mine}/submit`, { ...own, headers: { 'idempotency-key': 'é' } })
  await tell(401, 'get', '/v1/me')
  await tell(403, 'post', '/v1/cities', { as: city, body: { name: 'Nizwa', country: 'OM' } })
  await tell(403, 'post', `${mine}/withdraw`, { as: reader.key, body: { reason: 'x' } })
  await tell(204, 'delete', `/v1/api-keys/${reader.id}`, staff)
  await tell(404, 'get', `/v1/cities/${first.id}`)
  await tell(405, 'put', '/v1/cities', staff)
  await tell(406, 'get', '/v1/cities', { headers: { accept: 'text/html' } })
  await tell(409, 'post', `${mine}/submit`, own)
  await tell(409, 'post', '/v1/cities', { ...staff, body: { name: 'Sohar', country: 'OM' } })
  await tell(409, 'post', `${mine}/waivers`, { ...staff, body: { criterion: 'city_member', reason: 'Again' } })
  await tell(412, 'patch', `/v1/cities/${created.id}`, {
    ...staff,
    body: { aliases: [] },
    headers: { 'if-match': '"1"' },
  })
  await tell(413, 'post', '/v1/cities', { ...staff, body: { name: 'x'.repeat(1_100_000), country: 'OM' } })
  await tell(415, 'post', '/v1/cities', {
    ...staff,
    body: 'name: Nizwa',
    headers: { 'content-type': 'application/yaml' },
  })
  await tell(422, 'post', '/v1/programs', {
    ...staff,
    body: { title: 'Webinar', starts_on: '2018-05-14', ends_on: '2018-05-01' },
  })
  await tell(428, 'patch', `/v1/cities/${created.id}`, { ...staff, body: { aliases: [] } })
  const scan = `/v1/applications/${spare.id}/documents/passport_scan`
  const refused = (status: number, bytes: Buffer, type = 'application/pdf', by = spare.applicant_token) =>
    upload(status, 'put', scan, by, fileForm(bytes, type))
  await refused(422, Buffer.alloc(0))
  await refused(422, PDF.subarray(0, 20))
  await refused(422, PNG, 'application/pdf')
  await refused(422, inflateRawSync(Buffer.from(String(ENCRYPTED['R4-user-table']), 'base64')))
  await refused(413, Buffer.concat([PDF, Buffer.alloc(11_000_000)]))
  const { payload } = fileForm()
  await tell(400, 'put', scan, {
    as: spare.applicant_token,
    body: payload.subarray(0, -10),
    headers: fileForm().extra.headers,
  })
  await tellMessages({ ...world, secretariat }, tell, {
    program: seoul,
    city: muscat,
    application: first,
    email: applicant('First').email,
  })
  const once = { ...staff, headers: { 'idempotency-key': 'city-of-nizwa' } }
  await tell(201, 'post', '/v1/cities', { ...once, body: { name: 'Nizwa', country: 'OM' } })
  await tell(422, 'post', '/v1/cities', { ...once, body: { name: 'Ibri', country: 'OM' } })
  const { id } = await tell(200, 'get', '/v1/me', staff)
  await tell(204, 'delete', `/v1/api-keys/${id}`, { as: second_secretariat })
  const self = await tell(200, 'get', '/v1/me', { as: second_secretariat })
  await tell(409, 'delete', `/v1/api-keys/${self.id}`, { as: second_secretariat })

  const ids = await Promise.all(
    (['organisation', 'city', 'series', 'program'] as const).map((table) =>
      db.selectFrom(table).select('id').where('key', 'is not', null).execute(),
    ),
  )
  return recorded(
    PROBLEMS,
    ids.flat().map(({ id }) => id),
  )
}

test('examples: the contract’s examples are what the story of the Seoul workshop gets', async (t) => {
  const told = `${JSON.stringify(await play(t), null, 1)}\n`
  if (process.env.RECORD_EXAMPLES) await writeFile(FILE, told)
  t.equal(told === (await readFile(FILE, 'utf8')), true, 'run npm run openapi:examples')
})

/** The members of a body that its schema requires, at each depth. */
function required(value: Json, schema: Json, schemas: Json): Json {
  const { $ref, anyOf = [] } = schema
  if ($ref) return required(value, schemas[$ref.split('/').pop()], schemas)
  if (anyOf.length > 0) return value === null ? null : required(value, anyOf[0], schemas)
  if (Array.isArray(value)) return value.map((each) => required(each, schema.items, schemas))
  if (!schema.properties) return value
  return Object.fromEntries(
    (schema.required ?? []).map((name: string) => [name, required(value[name], schema.properties[name], schemas)]),
  )
}

test('contract: what it offers is taken, and what it calls optional can be left out', async (t) => {
  const world = await build(t, { sandbox: true })
  const { app, as, db, files, key, openSandbox, secretariat, aProgram, aCity, aReadyDraft } = world
  const { token } = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const callers: Record<string, string> = { saveReview: await key({ role: 'reviewer' }), acceptOffer: token }
  await seed(db, files)
  await openSandbox()
  const contract: Json = app.swagger()
  const { schemas } = contract.components
  let bodies = 0
  for (const [path, item] of Object.entries<Json>(contract.paths))
    for (const [method, operation] of Object.entries<Json>(item)) {
      const { operationId, parameters = [] } = operation
      const url = path.replace(
        /\{([a-z_]+)\}/g,
        (_, name) => parameters.find((each: Json) => each.name === name).example,
      )
      const { schema, example } = operation.requestBody?.content?.['application/json'] ?? {}
      const requestBody = example
      if (example) {
        const isChange = schemas[schema.$ref?.split('/').pop()]?.minProperties === 1
        const body = isChange ? example : required(example, schema, schemas)
        const tag = parameters.some((each: Json) => each.name === 'If-Match') ? { 'if-match': '*' } : undefined
        // Nobody scores for a reviewer, or accepts for an applicant without saying so.
        const caller = as(callers[operationId] ?? secretariat)
        const answer = await caller[method as 'post'](url, body, tag && { headers: tag })
        t.notOk([400, 401, 403, 415, 428].includes(answer.statusCode), `${operationId} ${answer.body.slice(0, 200)}`)
        bodies++
      }
      for (const { name, in: place, schema, example } of parameters) {
        if (place !== 'query' || name === 'cursor') continue
        const values = schema.enum ?? schemas[schema.$ref?.split('/').pop()]?.enum ?? [example ?? valueFor(schema)]
        for (const value of values) {
          const separator = url.includes('?') ? '&' : '?'
          const found = `${url}${separator}${name}=${encodeURIComponent(value)}`
          const answer = await (method === 'get'
            ? as(secretariat).get(found)
            : as(secretariat)[method as 'put'](found, requestBody))
          t.not(answer.statusCode, 400, `${operationId} ${name}=${value} ${answer.body.slice(0, 200)}`)
        }
      }
    }
  t.ok(bodies > 20)
})

/** A value that a schema of a query parameter allows. */
function valueFor({ type, format, minimum = 1, examples = [] }: Json): string {
  const byFormat: Record<string, string> = {
    uuid: '01922f7a-5c00-7000-8000-000000000001',
    'date-time': '2017-10-02T00:00:00.000Z',
    date: '2017-10-02',
  }
  return String(
    examples[0] ?? byFormat[format] ?? (type === 'boolean' ? true : type === 'integer' ? minimum : 'Muscat'),
  )
}
