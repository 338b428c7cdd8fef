import { test } from 'tap'
import { isOwnEndorsement } from '../../../src/intake/endorsements/own-endorsement.ts'
import { aPosition } from '../../factories.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

const endorser = { name: 'A focal point', email: 'focal@city.example' }
type Line = { criterion: string; outcome: string }
const lineOf = (report: { criteria: Line[] }, criterion: string) =>
  report.criteria.find((line) => line.criterion === criterion)

test('endorseApplication: the city’s word attests the post, and the applicant reads that it is given', async (t) => {
  const { as, key, db, aProgram, aCity, aSubmitted } = await build(t)
  const city = await aCity()
  const program = await aProgram({ selection: { steps: [], endorsement: 'before_release' } })
  const { id, token } = await aSubmitted({ program, city })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const [applicant, url] = [as(token), `/v1/applications/${id}`]
  has(t, lineOf((await applicant.get(`${url}/eligibility`)).json(), 'city_endorsement'), {
    kind: 'advisory',
    outcome: 'unverified',
    fixable_by: 'city',
  })
  const asked = await applicant.post(`${url}/endorsement-requests`)
  t.equal(asked.statusCode, 201)
  has(t, asked.json(), { status: 'requested', given_by: null })
  lacks(t, asked.body, /"link":|endorser|is_own/)

  const answer = await focal.post(`${url}/endorse`, { endorser })
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), { status: 'endorsed', given_by: 'key', endorser, answered_at: '2017-10-02T00:00:00.000Z' })
  const report = (await applicant.get(`${url}/eligibility`)).json()
  has(t, lineOf(report, 'city_endorsement'), { outcome: 'met' })
  has(t, lineOf(report, 'managerial_level'), { outcome: 'met' })
  const seen = await applicant.get(`${url}/endorsement`)
  has(t, seen.json(), { status: 'endorsed', given_by: 'key' })
  lacks(t, seen.body, /A focal point|focal@city/)
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', id).orderBy('id').execute()
  t.strictSame(events.map(({ type }) => type).slice(-2), ['endorsement.requested', 'endorsement.endorsed'])
  has(t, (await focal.post(`${url}/endorse`, { endorser })).json(), { code: 'endorsement_exists' })
  has(t, (await applicant.post(`${url}/endorsement-requests`)).json(), { code: 'endorsement_exists' })
})

test('endorseApplication: before the submission it is a hard criterion that the city can mend', async (t) => {
  const { as, key, aProgram, aCity, aReadyDraft } = await build(t)
  const city = await aCity()
  const program = await aProgram({ selection: { steps: [], endorsement: 'before_submission' } })
  const { id, token } = await aReadyDraft({ program, city })
  const submit = () => as(token).post(`/v1/applications/${id}/submit`)
  const refused = await submit()
  t.equal(refused.statusCode, 422)
  const { eligibility, errors } = refused.json()
  has(t, lineOf(eligibility, 'city_endorsement'), { kind: 'hard', outcome: 'not_met', fixable_by: 'city' })
  has(t, errors, [{ pointer: '', code: 'city_endorsement', detail: 'Ask your city to endorse you.' }])
  const focal = as(await key({ role: 'city', city_id: city.id }))
  t.equal((await focal.post(`/v1/applications/${id}/endorse`, { endorser })).statusCode, 200)
  t.equal((await submit()).statusCode, 200)
  const check = (await as().post(`/v1/programs/${program.id}/eligibility-checks`, { city_id: city.id })).json()
  has(t, lineOf(check, 'city_endorsement'), { outcome: 'unverified', fixable_by: 'city' })
})

test('isOwnEndorsement: the name decides, however it is written; a shared mailbox does not', async (t) => {
  const applicant = { name: 'José da Silva', name_as_in_passport: 'DA SILVA SANTOS JOSE' }
  for (const name of ['José da Silva', 'jose DA SILVA', 'Silva, José da', 'Jose da Silva Santos'])
    t.equal(isOwnEndorsement({ name }, applicant), true, name)
  for (const name of ['João da Silva', 'José Silva', 'A focal point'])
    t.equal(isOwnEndorsement({ name }, applicant), false, name)
  t.equal(isOwnEndorsement({ name: 'Ana' }, { name: 'Ana Maria', name_as_in_passport: null }), false)
})

test('endorseApplication: an applicant who is the focal point is flagged, and another must endorse', async (t) => {
  const { as, key, staff, aProgram, aCity, aSubmitted } = await build(t)
  const city = await aCity()
  const program = await aProgram({ selection: { steps: [], endorsement: 'before_release' } })
  const { id, body } = await aSubmitted({ program, city })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const url = `/v1/applications/${id}`
  const own = { name: body.applicant.name.toUpperCase(), email: 'office@city.example' }
  has(t, (await focal.post(`${url}/endorse`, { endorser: own })).json(), { status: 'endorsed' })
  has(t, (await staff.get(`${url}/endorsement`)).json(), { is_own: true })
  const report = (await staff.get(`${url}/eligibility`)).json()
  has(t, lineOf(report, 'city_endorsement'), { outcome: 'not_met', facts: { endorsement: 'own' } })
  has(t, lineOf(report, 'managerial_level'), { outcome: 'unverified' })
  has(t, (await focal.post(`${url}/endorse`, { endorser })).json(), { status: 'endorsed', endorser })
  has(t, lineOf((await staff.get(`${url}/eligibility`)).json(), 'managerial_level'), { outcome: 'met' })
})

test('endorseApplication: staff record one on paper after they checked the form', async (t) => {
  const { staff, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const endorse = (body: object) => staff.post(`/v1/applications/${id}/endorse`, body)
  const refused = await endorse({ endorser })
  t.equal(refused.statusCode, 422)
  has(t, refused.json().errors, [{ pointer: '/form_checked', code: 'required' }])
  has(t, (await endorse({ endorser, form_checked: true })).json(), { given_by: 'paper', form_checked: true })
})

test('declineEndorsement: the city says no, or takes its word back, with a reason that the applicant reads', async (t) => {
  const { as, key, staff, aProgram, aCity, aSubmitted } = await build(t)
  const city = await aCity()
  const { id, token } = await aSubmitted({ program: await aProgram(), city })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const url = `/v1/applications/${id}`
  const no = { endorser, reason: 'another official will go' }
  has(t, (await focal.post(`${url}/decline-endorsement`, no)).json(), { status: 'declined', reason: no.reason })
  has(t, (await as(token).get(`${url}/endorsement`)).json(), { status: 'declined', reason: no.reason })
  has(t, (await focal.post(`${url}/endorse`, { endorser })).json(), { status: 'endorsed' })
  has(t, (await focal.post(`${url}/decline-endorsement`, no)).json(), { status: 'withdrawn' })
  has(t, lineOf((await staff.get(`${url}/eligibility`)).json(), 'managerial_level'), { outcome: 'unverified' })
  const history = (await as(token).get(`${url}/history`)).json().items
  t.strictSame(
    history.map(({ action }: { action: string }) => action).filter((action: string) => /endorse|attest/.test(action)),
    ['decline_endorsement', 'endorse', 'attest', 'withdraw_endorsement', 'void_attestation'],
  )
})

test('endorseApplication: it is too late for an application that is over, and never for one of another city', async (t) => {
  const { as, key, made, aProgram, aCity, aSubmitted } = await build(t)
  const [city, other] = [await aCity(), await aCity()]
  const { id, token } = await aSubmitted({ program: await aProgram(), city, position: aPosition() })
  const url = `/v1/applications/${id}/endorse`
  t.equal((await as(await key({ role: 'city', city_id: other.id })).post(url, { endorser })).statusCode, 404)
  await made(as(token).post(`/v1/applications/${id}/withdraw`, { reason: 'cannot come' }))
  has(t, (await as(await key({ role: 'city', city_id: city.id })).post(url, { endorser })).json(), {
    code: 'transition_not_allowed',
    from: 'withdrawn',
  })
})

// Without the lock of the application the constraint still let one through, and three of ten were 500: tried.
test('endorseApplication: of ten at once one is taken', async (t) => {
  const { as, key, db, aProgram, aCity, aSubmitted } = await build(t)
  const city = await aCity()
  const { id } = await aSubmitted({ program: await aProgram(), city })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => focal.post(`/v1/applications/${id}/endorse`, { endorser })),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  t.equal((await db.selectFrom('endorsement').selectAll().execute()).length, 1)
})
