import { test } from 'tap'
import { type FormContent, type FormRequirements, formErrors } from '../../../src/catalogue/forms/form-errors.ts'
import { has } from '../../has.ts'

const complete: FormContent = {
  applicant: { name: 'A', email: 'a@muscat.om', name_as_in_passport: 'A', birth_date: '1980-02-29', nationality: 'OM' },
  position: {
    title: 'Head of unit',
    department: 'IT',
    level: 'manager',
    employer_type: 'city_government',
    field_of_work: 'ict',
  },
  languages: [{ language: 'en-GB', level: 'B2' }],
  passport: { country: 'OM', type: 'ordinary', expires_on: '2020-01-31' },
  answers: { goal: 'Open data' },
}
const seoul: FormRequirements = {
  answers_schema: { type: 'object', required: ['goal'], properties: { goal: { type: 'string' } } },
  language: 'en',
  required_documents: ['passport_scan', 'headshot'],
}
const webinar: FormRequirements = { ...seoul, language: null, required_documents: [] }
const hant: FormRequirements = { ...seoul, language: 'zh-Hant' }
const passport = ['/passport/country', '/passport/type', '/passport/expires_on']

test('formErrors: each missing part of an application has a pointer to its place', async (t) => {
  const cases: [string, Partial<FormContent>, FormRequirements, string[]][] = [
    ['nothing', {}, seoul, []],
    [
      'everything',
      { applicant: null, position: null, languages: null, passport: null, answers: null },
      seoul,
      [
        '/applicant/name',
        '/applicant/email',
        '/applicant/name_as_in_passport',
        '/applicant/birth_date',
        '/applicant/nationality',
        '/position/title',
        '/position/department',
        '/position/level',
        '/position/employer_type',
        '/position/field_of_work',
        '/languages',
        ...passport,
        '/answers/goal',
      ],
    ],
    [
      'null and blank are not told',
      { position: { ...complete.position, title: null, department: '  ' } },
      seoul,
      ['/position/title', '/position/department'],
    ],
    ['no language', { languages: [] }, webinar, ['/languages']],
    ['not the language of the program', { languages: [{ language: 'ar', level: 'C2' }] }, seoul, ['/languages']],
    ['any language, where none is set', { languages: [{ language: 'ar', level: 'C2' }] }, webinar, []],
    ['another script', { languages: [{ language: 'zh-Hans', level: 'C2' }] }, hant, ['/languages']],
    ['the script, in any case', { languages: [{ language: 'ZH-hant-TW', level: 'C2' }] }, hant, []],
    ['half a passport', { passport: { country: 'OM' } }, seoul, passport.slice(1)],
    ['no passport for a webinar', { passport: null }, webinar, []],
    ['an answer to a question that is not asked any more', { answers: { goal: 'x', shoe_size: 42 } }, seoul, []],
  ]
  for (const [name, change, requirements, expected] of cases)
    t.strictSame(
      formErrors({ ...complete, ...change }, requirements).map(({ pointer }) => pointer),
      expected,
      name,
    )
  has(t, formErrors({ ...complete, languages: [{ language: 'ar', level: 'C2' }] }, seoul), [
    { detail: /level of English/ },
  ])
})
