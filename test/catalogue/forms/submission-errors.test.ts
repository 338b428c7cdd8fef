import { test } from 'tap'
import type { Line, Report } from '../../../src/catalogue/criteria/report.ts'
import { submissionErrors } from '../../../src/catalogue/forms/submission-errors.ts'
import { fileForm, PNG } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const any = { headers: { 'if-match': '*' } }
const line = (criterion: Line['criterion'], facts: Line['facts'] = {}, rest: Partial<Line> = {}): Line => ({
  criterion,
  kind: 'hard',
  outcome: 'not_met',
  message: `about ${criterion}`,
  facts,
  fixable_by: 'applicant',
  fix_by: null,
  ...rest,
})
const report = (...criteria: Line[]): Report => ({
  verdict: 'ineligible',
  checked_at: '2017-10-02T00:00:00.000Z',
  rule_set_version: 1,
  criteria,
})

test('submissionErrors: every unmet hard criterion points at its field, if it has one', async (t) => {
  const name = { pointer: '/applicant/name', code: 'required', detail: 'Tell your name.', params: { title: 'Name' } }
  const cases: [Line, object[]][] = [
    [
      line('managerial_level', { level: 'staff' }),
      [
        {
          pointer: '/position/level',
          code: 'managerial_level',
          detail: 'about managerial_level',
          params: { level: 'staff' },
        },
      ],
    ],
    [line('public_employee'), [{ pointer: '/position/employer_type', code: 'public_employee' }]],
    [line('city_member'), [{ pointer: '/city_id', code: 'city_member' }]],
    [line('city_slot_free'), [{ pointer: '/city_id', code: 'city_slot_free' }]],
    [line('language_level'), [{ pointer: '/languages', code: 'language_level' }]],
    [line('passport_validity'), [{ pointer: '/passport/expires_on', code: 'passport_validity' }]],
    [line('seats_left'), [{ pointer: '', code: 'seats_left' }]],
    [line('one_application_per_person'), [{ pointer: '', code: 'one_application_per_person' }]],
    [line('form_complete', { errors: [name] }), [name]],
    [
      line('form_complete', { errors: [{ pointer: '/answers/essay', code: 'required', detail: 'Answer this.' }] }),
      [{ pointer: '/answers/essay', code: 'required', detail: 'Answer this.', params: {} }],
    ],
    [line('form_complete'), []],
    [
      line('documents_complete', { missing: ['headshot'] }),
      [
        {
          pointer: '/documents/headshot',
          code: 'required',
          detail: 'Upload your photo.',
          params: { title: 'Photo', accept: ['image/jpeg', 'image/png'], max_bytes: 5 * 1024 * 1024 },
        },
      ],
    ],
    [line('documents_complete'), []],
    [line('managerial_level', {}, { kind: 'advisory' }), []],
    [line('managerial_level', {}, { outcome: 'unverified' }), []],
    [line('managerial_level', {}, { outcome: 'waived' }), []],
  ]
  for (const [each, expected] of cases) has(t, submissionErrors(report(each)), expected)
})

test('submitApplication: the refusal, the report and the pre-check name the same faults', async (t) => {
  const { as, staff, made, aProgram, aCity, aReadyDraft } = await build(t)
  const program = await aProgram({ required_documents: ['headshot'] })
  const city = await aCity()
  const position = { level: 'staff', employer_type: 'private' }
  const { id, token } = await aReadyDraft({ program, city, position, languages: [] })
  const refused = (await as(token).post(`/v1/applications/${id}/submit`)).json()
  has(t, refused, { status: 422, code: 'not_eligible', eligibility: { verdict: 'ineligible' } })
  has(t, refused.errors, [
    { pointer: '/position/level', code: 'managerial_level', params: { level: 'staff' } },
    { pointer: '/position/employer_type', code: 'public_employee' },
    { pointer: '/position/title', code: 'required', detail: 'Tell the title of your post.' },
    { pointer: '/position/department', code: 'required', detail: 'Tell your department.' },
    { pointer: '/position/field_of_work', code: 'required', detail: 'Choose your field of work.' },
    { pointer: '/languages', code: 'required', detail: 'Tell your level of English, the program’s language.' },
    { pointer: '/documents/headshot', code: 'required', detail: 'Upload your photo.' },
  ])
  const report = (await as(token).get(`/v1/applications/${id}/eligibility`)).json()
  t.strictSame(report.errors, refused.errors)
  const check = await as().post(`/v1/programs/${program.id}/eligibility-checks`, { city_id: city.id, position })
  t.strictSame(check.json().errors, refused.errors.slice(0, 2), 'the pre-check knows no form and no documents')

  const change = {
    position: { ...position, title: 'Head', department: 'IT', field_of_work: 'ict' },
    languages: [{ language: 'en', level: 'B2' }],
  }
  await made(as(token).patch(`/v1/applications/${id}`, change, any))
  const { payload, extra } = fileForm(PNG, 'image/png', 'me.png')
  await made(as(token).put(`/v1/applications/${id}/documents/headshot`, payload, extra))
  for (const criterion of ['managerial_level', 'public_employee'])
    await made(staff.post(`/v1/applications/${id}/waivers`, { criterion, reason: 'Agreed with the city' }))
  t.strictSame((await as(token).get(`/v1/applications/${id}/eligibility`)).json().errors, [])
  t.equal((await as(token).post(`/v1/applications/${id}/submit`)).statusCode, 200)
})

test('getApplicationEligibility: who may not read the passport is told no fault of its criteria', async (t) => {
  const { as, staff, made, key, aProgram, aCity, inReview } = await build(t)
  const program = await aProgram()
  const passport = { country: 'OM', type: 'official', expires_on: '2017-10-01' }
  const { id, token } = await inReview({ program, city: await aCity(), passport })
  const criteria = [{ criterion: 'passport_validity', kind: 'hard' }]
  await made(staff.patch(`/v1/programs/${program.id}`, { criteria, required_documents: ['headshot'] }, any))
  const pointers = async (credential: string) =>
    (await as(credential).get(`/v1/applications/${id}/eligibility`))
      .json()
      .errors.map(({ pointer }: { pointer: string }) => pointer)
  t.strictSame(await pointers(token), ['/documents/headshot', '/passport/expires_on'])
  t.strictSame(await pointers(await key({ role: 'reviewer' })), ['/documents/headshot'])
})
