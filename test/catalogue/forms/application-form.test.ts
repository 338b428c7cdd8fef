import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { test } from 'tap'
import { applicationForm } from '../../../src/catalogue/forms/application-form.ts'
import { type FormContent, formErrors } from '../../../src/catalogue/forms/form-errors.ts'
import { LanguageSkill, Passport, Position, schemas } from '../../../src/intake/applications/schema.ts'
import { aPosition } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

type Json = Record<string, unknown>

const questions = {
  type: 'object',
  required: ['goal', 'team'],
  'x-order': ['goal', 'team', 'contact', 'track'],
  properties: {
    team: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, since: { type: 'string', format: 'date' } },
      },
    },
    goal: { type: 'string', title: 'What do you want to learn?', minLength: 3 },
    contact: { type: 'string', format: 'email' },
    track: {
      type: 'string',
      enum: ['transport', 'energy'],
      'x-enum-labels': { transport: 'Transport', energy: 'Energy' },
    },
  },
}
const programs = {
  workshop: { title: 'Seoul', language: 'en', required_documents: ['passport_scan'], answers_schema: questions },
  webinar: {
    title: 'Webinar',
    language: null,
    required_documents: [],
    answers_schema: { type: 'object', properties: {} },
  },
}

const complete = (): FormContent & Json => ({
  applicant: {
    name: 'Nominee',
    email: 'office@city.example',
    name_as_in_passport: 'NOMINEE',
    birth_date: '1980-02-29',
    nationality: 'OM',
    gender: null,
  },
  position: aPosition(),
  languages: [
    { language: 'ar', level: 'C2' },
    { language: 'en-GB', level: 'B2' },
  ],
  passport: { country: 'OM', type: 'official', expires_on: '2019-01-31' },
  answers: { goal: 'Open data', team: [{ name: 'Data' }], track: 'energy', contact: '장@서울.example' },
})

/** A frontend's validator. It needs no format of ours: without formats it must say the same. */
function plain(form: object, withFormats: boolean) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: withFormats, logger: false })
  if (withFormats) addFormats.default(ajv)
  const validate = ajv.compile(form)
  return (content: unknown) => {
    validate(content)
    const pointers = (validate.errors ?? [])
      .filter(({ schemaPath }) => !schemaPath.includes('/contains/'))
      .map(({ instancePath, params }) =>
        params.missingProperty ? `${instancePath}/${params.missingProperty}` : instancePath,
      )
    return [...new Set(pointers)].sort()
  }
}

/** A value that the API can store, changed at one or two random places: taken out, null, emptied, or another value. */
function mutated<T>(value: T, random: () => number): T {
  const copy = structuredClone(value) as Json
  const places: [holder: Json, name: string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const name of Object.keys(node)) {
      places.push([node as Json, name])
      walk((node as Json)[name])
    }
  }
  walk(copy)
  for (let n = 0; n <= random() * 2; n++) {
    const [holder, name] = places[Math.floor(random() * places.length)] as [Json, string]
    const kind = Math.floor(random() * 4)
    if (Array.isArray(holder)) holder.splice(Number(name), 1)
    else if (kind === 0) delete holder[name]
    else if (kind === 1) holder[name] = null
    else if (kind === 2) holder[name] = Array.isArray(holder[name]) ? [] : typeof holder[name] === 'string' ? '' : {}
    else holder[name] = 'x'
  }
  return copy as T
}

/** Numbers that look random and are the same in every run (mulberry32). */
function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A section that is not told is an empty one, and null is not told: then both name the fields, not the section. */
function asTold(content: FormContent & Json) {
  const told = (section: unknown) =>
    section === undefined || section === null || typeof section !== 'object' || Array.isArray(section)
      ? {}
      : Object.fromEntries(Object.entries(section).filter(([, value]) => value !== null))
  const { applicant, position, languages, passport, answers } = content
  return {
    applicant: told(applicant),
    position: told(position),
    languages: Array.isArray(languages) ? languages : [],
    passport: told(passport),
    answers: answers ?? {},
  }
}

for (const [name, program] of Object.entries(programs))
  test(`applicationForm: a plain validator says what a submission says, for a ${name}`, async (t) => {
    const form = applicationForm(program)
    const [strict, loose] = [plain(form, true), plain(form, false)]
    const random = randomFrom(2017)
    const differences: unknown[] = []
    let [valid, invalid] = [0, 0]
    for (let n = 0; n < 1500; n++) {
      const content = asTold(n === 0 ? complete() : mutated(complete(), random)) as unknown as FormContent
      const pointers = [...new Set(formErrors(content, program).map(({ pointer }) => pointer))].sort()
      const said = strict(content)
      if (String(said) !== String(pointers)) differences.push({ content, said, pointers })
      // A day that does not exist is known by its format only. The API has checked it before.
      const without = JSON.stringify(content).includes('"x"') ? pointers : loose(content)
      if (String(without) !== String(pointers)) differences.push({ content, without, pointers })
      if (pointers.length === 0) valid++
      else invalid++
    }
    t.strictSame(differences.slice(0, 5), [])
    t.ok(valid > 100 && invalid > 100, `both were seen: ${valid} complete, ${invalid} not`)
  })

test('applicationForm: its limits are those of the API, and each field that the API takes has words', async (t) => {
  const { applicant, position, languages, passport } = applicationForm(programs.workshop).properties
  const newApplicant = schemas.find((schema) => '$id' in schema && schema.$id === 'NewApplicant')
  const pairs: [string, unknown, unknown][] = [
    ['applicant', applicant, newApplicant],
    ['position', position, Position],
    ['languages', languages.items, LanguageSkill],
    ['passport', passport, Passport],
  ]
  type Schema = { properties: Record<string, Record<string, unknown>> }
  for (const [section, form, wire] of pairs) {
    const fields = (form as Schema).properties
    const members = (wire as Schema).properties
    t.strictSame(Object.keys(fields).sort(), Object.keys(members).sort(), section)
    for (const [name, member] of Object.entries(members)) {
      const field = fields[name] ?? {}
      t.type(field.title, 'string', `${section}/${name} has a label`)
      t.equal(field.maxLength, member.maxLength, `${section}/${name}`)
      if (field.enum && member.enum)
        t.strictSame(
          (field.enum as unknown[]).filter((each) => each !== null),
          (member.enum as unknown[]).filter((each) => each !== null),
        )
      if (field.enum)
        t.strictSame(
          Object.keys(field['x-enum-labels'] as object).sort(),
          (field.enum as unknown[]).filter((each) => each !== null).sort(),
          `${section}/${name} has a label for each value`,
        )
    }
  }
})

test('getApplicationForm: one schema has all sections, the documents and the program’s own questions', async (t) => {
  const { as, aProgram } = await build(t)
  const { id } = await aProgram({ title: 'Seoul', required_documents: ['passport_scan'], answers_schema: questions })
  const form = (await as().get(`/v1/programs/${id}/application-form`)).json()
  t.strictSame(form, JSON.parse(JSON.stringify(applicationForm({ ...programs.workshop, title: 'Seoul' }))))
  has(t, form, {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Seoul',
    type: 'object',
    required: ['applicant', 'position', 'languages', 'passport', 'answers'],
    'x-order': ['applicant', 'position', 'languages', 'passport', 'answers', 'documents'],
    'x-required-documents': ['passport_scan'],
    'x-documents': [
      {
        kind: 'passport_scan',
        accept: ['image/jpeg', 'image/png', 'application/pdf'],
        max_bytes: 10 * 1024 * 1024,
        required: true,
      },
      { kind: 'headshot', required: false },
      { kind: 'nomination_form', required: false },
    ],
    properties: {
      applicant: {
        properties: {
          gender: { type: ['string', 'null'] },
          nationality: { 'x-enum-labels': { OM: 'Oman' }, 'x-required-message': 'Choose your nationality.' },
        },
      },
      answers: { 'x-order': ['goal', 'team', 'contact', 'track'], required: ['goal', 'team'] },
    },
  })
  const webinar = await aProgram()
  const plainForm = (await as().get(`/v1/programs/${webinar.id}/application-form`)).json()
  has(t, plainForm, {
    required: ['applicant', 'position', 'languages'],
    properties: {
      passport: { type: ['object', 'null'] },
      answers: { title: 'Questions of the program', 'x-order': [] },
    },
  })
})

test('submitApplication: what it refuses is what the form told about the application as it was read', async (t) => {
  const { as, aProgram, aCity, aReadyDraft } = await build(t)
  const program = await aProgram({
    required_documents: ['passport_scan'],
    answers_schema: questions,
    max_applications_per_city: null,
  })
  const city = await aCity()
  const validate = plain((await as().get(`/v1/programs/${program.id}/application-form`)).json(), true)
  const answers = { goal: 'Open data', team: [{ name: 'Data' }] }
  const applicant = {
    name: 'Nominee',
    name_as_in_passport: 'NOMINEE',
    email: '장@서울.example',
    birth_date: '1980-02-29',
    nationality: 'XXA',
  }
  const cases: [string, object, string[]][] = [
    ['nothing is missing', {}, []],
    ['a stateless person with an address in Hangul', { applicant }, []],
    ['an address in Hangul in an answer', { answers: { ...answers, contact: '장@서울.example' } }, []],
    ['no title', { position: aPosition({ title: null }) }, ['/position/title']],
    ['no level', { position: aPosition({ level: undefined }) }, ['/position/level']],
    ['no language', { languages: [] }, ['/languages']],
    ['another language', { languages: [{ language: 'ar', level: 'C2' }] }, ['/languages']],
    ['half a passport', { passport: { country: 'OM', type: null } }, ['/passport/expires_on', '/passport/type']],
    ['one answer', { answers: { goal: 'Open data' } }, ['/answers/team']],
    ['a short answer', { answers: { ...answers, goal: 'x' } }, ['/answers/goal']],
    ['an answer inside', { answers: { ...answers, team: [{ since: '2017-01-31' }] } }, ['/answers/team/0/name']],
  ]
  for (const [name, change, expected] of cases) {
    const { id, token } = await aReadyDraft({ program, city, answers, ...change })
    t.strictSame(validate((await as(token).get(`/v1/applications/${id}`)).json()), expected, name)
    const refused = (await as(token).post(`/v1/applications/${id}/submit`)).json()
    t.strictSame(
      refused.errors.map(({ pointer }: { pointer: string }) => pointer).sort(),
      [...expected, '/documents/passport_scan'].sort(),
      name,
    )
  }
})
