import { test } from 'tap'
import { findingsOf, type Told } from '../../../src/selection/decisions/release-findings.ts'
import { fileForm } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const JOURNEY = {
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  country: 'KR',
  required_documents: ['passport_scan'],
  criteria: [],
}
const TOLD: Told = {
  application_id: '1',
  city_id: 'A',
  outcome: 'select',
  text: 'Welcome.',
  expires_on: '2018-05-23',
  from_country: 'OM',
  told_at: null,
  elsewhere: [],
}
const ELSEWHERE = { title: 'Chengdu', starts_on: '2017-11-18', ends_on: '2017-11-21', is_offered: true }

const rule = (days: number) => ({ criterion: 'visa_lead_time' as const, kind: 'advisory' as const, params: { days } })
const ANY = { headers: { 'if-match': '*' } }

test('findingsOf: each of these is named, and nothing else is', async (t) => {
  const cases: [string, Partial<Told>, string[], journey?: object, today?: string][] = [
    ['nothing is wrong', {}, []],
    ['there is no text', { text: null }, ['no_message']],
    ['the outcome was told before', { told_at: '2017-10-01T00:00:00.000Z' }, ['told_before']],
    ['the passport ends a day too early', { expires_on: '2018-05-22' }, ['passport_late']],
    ['the expiry is not known', { expires_on: null }, []],
    ['no passport is needed', { expires_on: '2017-12-01' }, [], { required_documents: [] }],
    ['the visa has just time', {}, [], {}, '2017-10-30'],
    ['the visa has a day too few', {}, ['visa_late'], {}, '2017-10-31'],
    ['the program started', {}, ['visa_late'], {}, '2017-11-21'],
    ['the rule asks for more days', {}, ['visa_late'], { criteria: [rule(60)] }],
    ['the rule asks for fewer', {}, [], { criteria: [rule(5)] }, '2017-11-15'],
    ['no visa is needed at home', { from_country: 'KR' }, [], {}, '2017-11-15'],
    ['the country is not known', { from_country: null }, [], {}, '2017-11-15'],
    ['it is online', {}, [], { country: null }, '2017-11-15'],
    ['the person is selected elsewhere', { elsewhere: [ELSEWHERE] }, ['selected_elsewhere']],
    [
      'all of it',
      { text: null, told_at: '2017-10-01', expires_on: '2018-01-01', elsewhere: [ELSEWHERE, ELSEWHERE] },
      ['no_message', 'told_before', 'passport_late', 'visa_late', 'selected_elsewhere', 'selected_elsewhere'],
      {},
      '2017-11-15',
    ],
    [
      'no place is given',
      { outcome: 'waitlist', text: null, expires_on: '2018-01-01', elsewhere: [ELSEWHERE] },
      ['no_message'],
      {},
      '2017-11-15',
    ],
  ]
  for (const [name, told, expected, journey = {}, today = '2017-10-02'] of cases) {
    const found = findingsOf({ ...JOURNEY, ...journey }, today, [{ ...TOLD, ...told }], new Map())
    t.strictSame(
      found.map(({ code }) => code),
      expected,
      name,
    )
  }
})

test('findingsOf: each says what is wrong in words that can be shown', async (t) => {
  const told = { ...TOLD, text: null, told_at: '2017-10-01T00:00:00.000Z', expires_on: '2018-01-31' }
  const elsewhere = [ELSEWHERE, { ...ELSEWHERE, is_offered: false }]
  t.strictSame(
    findingsOf(JOURNEY, '2017-11-10', [{ ...told, elsewhere }], new Map()).map(({ detail }) => detail),
    [
      'The decision has no message, and its reason has no text for this outcome: write a message.',
      'The applicant was told the same on 2017-10-01, and would be told it again.',
      'The passport expires on 2018-01-31. It should be valid until 2018-05-23, six months past the last day.',
      'Days until the program starts: 10. A visa takes 21: the latest safe day was 2017-10-30.',
      'The same person has a place in “Chengdu”, 2017-11-18 to 2017-11-21, on the same days.',
      'The same person is selected, not yet released, in “Chengdu”, 2017-11-18 to 2017-11-21, on the same days.',
    ],
  )
})

test('releaseDecisions: the dry run and the release name who should be looked at, and go on', async (t) => {
  const { as, key, staff, made, setNow, anOrganisation, aCity, aProgram, aReadyDraft, inReview } = await build(t)
  const host = await anOrganisation()
  const organisations = [{ organisation_id: host.id, role: 'host' }]
  const program = await aProgram({
    organisations,
    required_documents: ['passport_scan'],
    selection: { steps: [], endorsement: 'before_release' },
  })
  const overlapping = await aProgram({ title: 'Chengdu', starts_on: '2017-11-23', ends_on: '2017-11-24' })
  const later = await aProgram({ title: 'Lima', starts_on: '2017-11-24', ends_on: '2017-11-25' })
  const city = await aCity()
  const decide = (id: string, decision: object) =>
    made(staff.put(`/v1/applications/${id}/decision`, { outcome: 'select', reason_code: 'merit', ...decision }))
  async function nominee(passport: object) {
    const draft = await aReadyDraft({ program, city, passport })
    const { payload, extra } = fileForm()
    const url = `/v1/applications/${draft.id}`
    await made(as(draft.token).put(`${url}/documents/passport_scan`, payload, extra))
    await made(as(draft.token).post(`${url}/submit`))
    await made(staff.post(`${url}/start-review`))
    return draft
  }
  const first = await nominee({ country: 'OM', type: 'official', expires_on: '2018-05-22' })
  for (const other of [overlapping, later]) {
    const same = await inReview({ program: other, city, applicant: first.body.applicant })
    await decide(same.id, {})
  }
  await decide(first.id, { reason_code: 'other' })
  const second = await nominee({ country: 'OM', type: 'official', expires_on: '2018-01-31' })
  await decide(second.id, { outcome: 'not_select' })
  await made(staff.patch(`/v1/programs/${program.id}`, { required_documents: ['passport_scan'] }, ANY))
  const documents = `/v1/applications/${first.id}/documents`
  t.match(documents, /documents$/)
  setNow('2017-11-01T00:00:00.000Z')
  const release = (credential = staff, body: object = { dry_run: true }) =>
    credential.post(`/v1/programs/${program.id}/releases`, body)
  const of = { application_id: first.id, city_id: city.id }
  const findings = [
    { ...of, code: 'no_message' },
    { ...of, code: 'not_endorsed' },
    { ...of, code: 'passport_late' },
    { ...of, code: 'visa_late' },
    { ...of, code: 'selected_elsewhere', detail: /“Chengdu”, 2017-11-23 to 2017-11-24/ },
  ]
  has(t, (await release()).json(), { conflicts: [], findings })
  const hosts = as(await key({ role: 'organisation', organisation_id: host.id }))
  has(t, (await release(hosts)).json(), { findings: findings.slice(0, 4) }, 'a host learns nothing of other programs')
  const endorser = { name: 'A focal point', email: 'focal@city.example' }
  const focal = as(await key({ role: 'city', city_id: city.id }))
  await made(focal.post(`/v1/applications/${first.id}/endorse`, { endorser, form_checked: true }))
  findings.splice(1, 1)
  has(t, (await release(staff, {})).json(), { dry_run: false, findings })
})

test('releaseDecisions: an applicant who was told the same before is named', async (t) => {
  const { db, staff, made, aCity, aProgram, inReview } = await build(t)
  const program = await aProgram()
  const { id } = await inReview({ program, city: await aCity() })
  const decide = (outcome: string) =>
    made(staff.put(`/v1/applications/${id}/decision`, { outcome, reason_code: 'merit' }))
  const release = (body: object) => made(staff.post(`/v1/programs/${program.id}/releases`, body))
  await decide('not_select')
  await release({})
  // As a reconsideration will do it.
  await db.updateTable('application').set({ status: 'in_review' }).where('id', '=', id).execute()
  await decide('not_select')
  has(t, await release({ dry_run: true }), { findings: [{ code: 'told_before', application_id: id }] })
  await staff.put(`/v1/applications/${id}/decision`, { outcome: 'waitlist', reason_code: 'merit' }, ANY)
  has(t, await release({ dry_run: true }), { findings: [] }, 'another outcome is news')
})
