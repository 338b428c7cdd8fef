import { COUNTRIES, WITHOUT_NATIONALITY } from '../../http/formats.ts'
import type { JsonObject } from '../../platform/json.ts'
import { languageName } from '../criteria/languages.ts'
import { CEFR, EMPLOYER_TYPES, FIELDS_OF_WORK, PASSPORT_TYPES, POST_LEVELS } from '../criteria/report.ts'
import { needsPassport } from '../criteria/travel-clock.ts'

export const GENDERS = ['female', 'male', 'non_binary', 'other', 'undisclosed'] as const

/** The changes of the form by a program's settings. */
export interface FormSettings {
  /** The language of the program. */
  language: string | null
  required_documents: readonly string[]
}

/** A field of the form: its schema, with the words that a form shows. */
export interface Field extends JsonObject {
  title: string
  description?: string
  /** The text for a person who left it out. Only required fields have it. */
  'x-required-message'?: string
}

export interface Section extends Field {
  type: 'object' | 'array'
}

type Labels = readonly (readonly [code: string, label: string])[]

const line = { type: 'string', maxLength: 200, pattern: '\\S' }
/** The pattern is for validators without formats, and for those that take other years. */
export const day = { type: 'string', format: 'date', pattern: '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$' }
/** Addresses of every script: many validators take only ASCII for `email`. */
export const IDN_EMAIL = 'idn-email'
/** For validators without the format. */
export const ADDRESS = '^\\S+@\\S+$'
const email = { type: 'string', format: IDN_EMAIL, maxLength: 254, pattern: ADDRESS }
const language = { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }

const choice = (labels: Labels) => ({
  type: 'string',
  enum: labels.map(([code]) => code),
  'x-enum-labels': Object.fromEntries(labels),
})
/** Keeps the order of the codes. Fails to compile if a code has no label. */
const labelled = <const Code extends string>(codes: readonly Code[], labels: Record<Code, string>): Labels =>
  codes.map((code) => [code, labels[code]])

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const byLabel = (labels: Labels): Labels => [...labels].sort(([, one], [, other]) => one.localeCompare(other, 'en'))
const countries = byLabel([...COUNTRIES].map((code) => [code, String(names.of(code))]))
const country = choice(countries)
const nationality = choice([
  ...countries,
  ...labelled(WITHOUT_NATIONALITY, {
    XXA: 'Stateless',
    XXB: 'Refugee',
    XXC: 'Refugee, other than by the convention of 1951',
    XXX: 'Not specified',
  }),
])

const gender = choice(
  labelled(GENDERS, {
    female: 'Female',
    male: 'Male',
    non_binary: 'Non-binary',
    other: 'Other',
    undisclosed: 'Prefer not to say',
  }),
)
const level = choice(
  labelled(POST_LEVELS, {
    staff: 'Staff',
    specialist: 'Specialist',
    manager: 'Manager',
    senior_manager: 'Senior manager',
    director: 'Director',
    executive: 'Executive',
  }),
)
const employer = choice(
  labelled(EMPLOYER_TYPES, {
    city_government: 'City government',
    national_government: 'National government',
    public_agency: 'Public agency',
    private: 'Private company',
    other: 'Other',
  }),
)
const work = choice(
  labelled(FIELDS_OF_WORK, {
    smart_city: 'Smart city',
    e_government: 'E-government',
    ict: 'Information and communication technology',
    other: 'Other',
  }),
)
const passportType = choice(
  labelled(PASSPORT_TYPES, { ordinary: 'Ordinary passport', official: 'Official or diplomatic passport' }),
)
const cefr = choice(
  labelled(CEFR, {
    A1: 'A1: beginner',
    A2: 'A2: elementary',
    B1: 'B1: intermediate',
    B2: 'B2: upper intermediate',
    C1: 'C1: advanced',
    C2: 'C2: proficient',
  }),
)

/** Languages that a form can suggest. Any other tag is taken, too. */
const SUGGESTED =
  'am ar az bg bn bs cs da de el en es et fa fi fil fr he hi hr hu hy id it ja ka kk km ko ky lo lt lv mk mn ms my ne nl no pl ps pt ro ru si sk sl sq sr sv sw ta tg th tk tr uk ur uz vi zh'.split(
    ' ',
  )

const required = (schema: object, title: string, missing: string, description?: string): Field => ({
  title,
  ...(description && { description }),
  ...schema,
  'x-required-message': missing,
})
/** A form may send null for what was left out. */
function optional(schema: JsonObject, title: string, description?: string): Field {
  const values = Array.isArray(schema.enum) && { enum: [...schema.enum, null] }
  return { title, ...(description && { description }), ...schema, type: [schema.type, 'null'], ...values }
}

function section(title: string, fields: Record<string, Field>, description?: string): Section {
  const needed = Object.keys(fields).filter((name) => fields[name]?.['x-required-message'])
  return {
    title,
    ...(description && { description }),
    // A section without a required field may be left out.
    type: needed.length > 0 ? 'object' : (['object', 'null'] as unknown as 'object'),
    properties: fields,
    ...(needed.length > 0 && { required: needed }),
    'x-order': Object.keys(fields),
    additionalProperties: false,
  }
}

const applicant = section('About you', {
  name: required(line, 'Name', 'Tell your name.', 'As you want to be called'),
  email: required(email, 'E-mail', 'Tell your e-mail address.', 'The office’s mailbox is fine'),
  name_as_in_passport: required(
    line,
    'Name as in the passport',
    'Tell your name as it stands in your passport.',
    'Exactly as printed there: the invitation letter repeats it',
  ),
  birth_date: required(day, 'Date of birth', 'Tell your date of birth.'),
  nationality: required(nationality, 'Nationality', 'Choose your nationality.'),
  gender: optional(gender, 'Gender', 'Only you can read it'),
})

const position = section('Your post', {
  title: required(line, 'Post', 'Tell the title of your post.', 'Such as Head of Smart City'),
  department: required(line, 'Department', 'Tell your department.'),
  level: required(level, 'Level', 'Choose the level of your post.'),
  employer_type: required(employer, 'Employer', 'Choose who employs you.'),
  field_of_work: required(work, 'Field of work', 'Choose your field of work.'),
})

const PASSPORT = 'The number of the passport is not needed'
const neededPassport = section(
  'Your passport',
  {
    country: required(country, 'Issued by', 'Choose the country that issued your passport.'),
    type: required(passportType, 'Kind of passport', 'Choose the kind of your passport.'),
    expires_on: required(day, 'Valid until', 'Tell until when your passport is valid.'),
  },
  PASSPORT,
)
const optionalPassport = section(
  'Your passport',
  {
    country: optional(country, 'Issued by'),
    type: optional(passportType, 'Kind of passport'),
    expires_on: optional(day, 'Valid until'),
  },
  PASSPORT,
)

/** A pattern of the tags of a language, in any case: `en` and `en-GB` for `en`, as `levelOf` matches them. */
const patternOf = (tag: string) =>
  `^${[...tag].map((letter) => (/[a-z]/i.test(letter) ? `[${letter.toLowerCase()}${letter.toUpperCase()}]` : letter)).join('')}(-|$)`

const skill: Section = section('Language', {
  language: required({ ...language, examples: SUGGESTED }, 'Language', 'Tell which language.'),
  level: required(cefr, 'Level', 'Choose your level.', 'Of the Common European Framework (CEFR)'),
})

const LANGUAGES = 'Tell at least one language that you speak.'
const languagesOf = (tag: string | null): Section => ({
  title: 'Your languages',
  type: 'array',
  items: skill,
  minItems: 1,
  maxItems: 20,
  ...(tag && { contains: { properties: { language: { pattern: patternOf(tag) } } } }),
  'x-required-message': tag ? `Tell your level of ${languageName(tag)}, the program’s language.` : LANGUAGES,
})

/** Passport data is required only if the scan is: the 2017 calls ask for both, a webinar for neither. */
export const sectionsOf = (settings: FormSettings) => ({
  applicant,
  position,
  languages: languagesOf(settings.language),
  passport: needsPassport(settings) ? neededPassport : optionalPassport,
})
