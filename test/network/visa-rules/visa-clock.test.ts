import { test } from 'tap'
import { latestSafeDecisionDate, visaDaysOf } from '../../../src/network/visa-rules/latest-safe-decision-date.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const TERMS = { letter_days: 5, processing_days: 10, original_needed: false, courier_days: 4 }

test('latestSafeDecisionDate: the days of the letter, the mission, the courier if it is needed, and some to spare', async (t) => {
  for (const [terms, buffer, days, date] of [
    [TERMS, 0, 15, '2017-11-05'],
    [TERMS, 7, 22, '2017-10-29'],
    [{ ...TERMS, original_needed: true }, 7, 26, '2017-10-25'],
    [{ ...TERMS, processing_days: 365, letter_days: 0 }, 0, 365, '2016-11-20'],
  ] as const) {
    t.equal(visaDaysOf(terms, buffer), days)
    t.equal(latestSafeDecisionDate('2017-11-20', days), date)
  }
})

const ANY = { headers: { 'if-match': '*' } }
const SOURCE = { source: 'the embassy', checked_on: '2017-09-20' }
const ORDINARY = { ...TERMS, ...SOURCE, required: true }
const FREE = { ...SOURCE, required: false }
type Json = Record<string, unknown>

test('latestSafeDates: applications, reports, rankings, shortlists and releases follow the table at once', async (t) => {
  const { as, key, staff, made, setNow, aCity, aProgram, inReview } = await build(t)
  const program = await aProgram({ max_applications_per_city: null, max_participants_per_city: null })
  const url = `/v1/programs/${program.id}`
  const city = await aCity()
  // Each passport, the days that its visa takes, and the last day for the decision: the program starts on 20 November.
  const cases = [
    [{ country: 'OM', type: 'ordinary' }, 18, '2017-11-02'],
    [{ country: 'OM', type: 'official' }, null, null],
    [{ country: 'KE', type: 'official' }, 22, '2017-10-29'],
    [{ country: 'MN', type: 'ordinary' }, 21, '2017-10-30'],
    [{ country: 'KR', type: 'ordinary' }, null, null],
    [{ type: 'ordinary' }, 18, '2017-11-02'],
  ] as const
  const drafts: { id: string; token: string }[] = []
  for (const [passport] of cases) drafts.push(await inReview({ program, city, passport }))
  const body = { required_documents: ['passport_scan'], selection: { steps: [], visa: { buffer_days: 3 } } }
  await made(staff.patch(url, { ...body, decisions_on: '2017-10-31' }, ANY))
  await made(staff.put('/v1/visa-rules/KR/OM', { ordinary: ORDINARY, official: FREE }))
  await made(staff.put('/v1/visa-rules/KR/KE', { ordinary: { ...ORDINARY, original_needed: true } }))

  const ids = drafts.map(({ id }) => id)
  const dates = new Map(ids.map((id, i) => [id, cases[i]?.[2] ?? null]))
  for (const [i, { id, token }] of drafts.entries()) {
    const latest_safe_decision_date = dates.get(id)
    for (const who of [as(token), staff])
      has(t, (await who.get(`/v1/applications/${id}`)).json(), { latest_safe_decision_date }, `${i}`)
    const { criteria } = (await as(token).get(`/v1/applications/${id}/eligibility`)).json()
    const line = criteria.find(({ criterion }: Json) => criterion === 'visa_lead_time')
    const needed = cases[i]?.[1]
    has(t, line, needed ? { facts: { needed, latest_safe_decision_date } } : { outcome: 'not_applicable' }, `${i}`)
    has(t, line.outcome, needed ? (needed <= 20 ? 'met' : 'not_met') : 'not_applicable')
  }
  const cityKey = as(await key({ role: 'city', city_id: city.id }))
  has(t, (await cityKey.get(`/v1/applications/${ids[0]}`)).json(), { latest_safe_decision_date: undefined })
  const datesIn = (items: Json[]) =>
    new Map(items.map((each) => [each.application_id, each.latest_safe_decision_date] as [string, string | null]))
  t.strictSame(datesIn((await staff.get(`${url}/ranking`)).json().items), dates)
  const list = await made(staff.post(`${url}/shortlists`, { name: 'All', application_ids: ids }))
  t.strictSame(datesIn(list.applications), dates)
  const late = (needed: number, date: string, i: number) => ({
    application_id: ids[i],
    days: 20,
    needed,
    latest_safe_decision_date: date,
  })
  has(t, (await staff.get(`/v1/shortlists/${list.id}/balance`)).json().items, [
    { late_visas: [late(22, '2017-10-29', 2), late(21, '2017-10-30', 3)] },
  ])
  await Promise.all(
    ids.map((id) => made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit' }))),
  )
  setNow('2017-11-01T16:00:00.000Z')
  const release = (await staff.post(`${url}/releases`, { dry_run: true })).json()
  t.strictSame(datesIn(release.items), dates)
  const lateOnes = release.findings.filter(({ code }: Json) => code === 'visa_late')
  has(t, lateOnes, [
    { application_id: ids[2], detail: /A visa takes 22: the latest safe day was 2017-10-29\.$/ },
    { application_id: ids[3] },
  ])

  // A change of the table is another answer, so a client that asks with the old tag gets it.
  const mine = `/v1/applications/${ids[0]}`
  const { etag } = (await staff.get(mine)).headers
  t.equal((await staff.get(mine, { 'if-none-match': String(etag) })).statusCode, 304)
  await made(staff.put('/v1/visa-rules/KR/OM', { ordinary: { ...ORDINARY, letter_days: 6 } }, ANY))
  const changed = await staff.get(mine, { 'if-none-match': String(etag) })
  has(t, changed.json(), { latest_safe_decision_date: '2017-11-01' })
  const { version } = changed.json()
  const edit = await staff.post(`${mine}/withdraw`, { reason: 'x' }, { headers: { 'if-match': String(etag) } })
  has(t, edit.json(), { status: 'withdrawn', version: version + 1 }, 'the row is the one that the old tag names')
})

test('checkEligibility: an official without an account learns how long the visa takes', async (t) => {
  const { as, staff, made, aCity, aProgram } = await build(t)
  const program = await aProgram({ required_documents: ['passport_scan'], decisions_on: '2017-10-27' })
  const city = await aCity()
  await made(staff.put('/v1/visa-rules/KR/OM', { ordinary: ORDINARY, official: FREE }))
  for (const [claims, line] of [
    [{ passport: { country: 'OM', type: 'ordinary' } }, { outcome: 'met', facts: { days: 24, needed: 22 } }],
    [{ passport: { country: 'OM', type: 'official' } }, { outcome: 'not_applicable' }],
    [{ passport: { country: 'KE' } }, { outcome: 'met', facts: { needed: 21 } }],
    [{ city_id: city.id }, { outcome: 'met', facts: { needed: 22 } }],
    [{}, { outcome: 'unverified' }],
  ] as const) {
    const { criteria } = (await as().post(`/v1/programs/${program.id}/eligibility-checks`, claims)).json()
    has(
      t,
      criteria.find(({ criterion }: Json) => criterion === 'visa_lead_time'),
      line,
      JSON.stringify(claims),
    )
  }
})

test('publishProgram: dates that leave no time for a visa are warned of, with the nationalities', async (t) => {
  const { as, staff, made, aDraftProgram } = await build(t)
  // As the call of Chengdu in 2017: 24 days from its end to the first day.
  const chengdu = { venue: { city: 'Chengdu', country: 'CN', timezone: 'Asia/Shanghai' }, seats: 30 }
  const { id } = await aDraftProgram({ ...chengdu, required_documents: ['passport_scan'], decisions_on: '2017-10-27' })
  await made(staff.put('/v1/visa-rules/CN/KE', { ordinary: { ...ORDINARY, original_needed: true, courier_days: 8 } }))
  await made(staff.put('/v1/visa-rules/CN/OM', { ordinary: ORDINARY }))
  await made(staff.put('/v1/visa-rules/CN/SG', { ordinary: FREE }))
  const { warnings } = await made(staff.post(`/v1/programs/${id}/publish`))
  const detail = /there are 24 days\. A visa takes longer for: KE \(30 days\)\. Set an earlier decisions_on/
  has(t, warnings, [{ code: 'visa_too_late', nationalities: ['KE'], detail }])
  has(t, (await as().get(`/v1/programs/${id}`)).json(), { warnings: undefined })
  const warned = async (change: object) =>
    (await made(staff.patch(`/v1/programs/${id}`, change, ANY))).warnings.map(
      ({ nationalities }: Json) => nationalities,
    )
  const steps: never[] = []
  t.strictSame(await warned({ selection: { steps, visa: { buffer_days: 10 } } }), [['KE', 'OM']])
  t.strictSame(await warned({ selection: { steps, visa: { buffer_days: 0 } } }), [])
  const others = (await made(staff.patch(`/v1/programs/${id}`, { decisions_on: '2017-11-01' }, ANY))).warnings
  has(t, others, [
    { nationalities: ['KE'], detail: /every nationality that the table of visas does not have \(21 days\)/ },
  ])
})
