import { type Static, Type } from 'typebox'
import { Level } from '../../catalogue/criteria/schema.ts'
import {
  Choice,
  Country,
  Day,
  Email,
  Id,
  IdOf,
  Instant,
  Language,
  Line,
  Literals,
  Name,
  Nationality,
  Nullable,
  Page,
  PageQuery,
  ref,
  Versioned,
  Words,
} from '../../http/wire.ts'
import { ActionName, Lifecycle, MoveRow, StateRow, StatusName } from './lifecycle-schema.ts'
import { Correction, Offer, ReleasedDecision } from './outcome-schema.ts'
import type { Gender } from './person.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Given = <T extends Parameters<typeof Nullable>[0]>(schema: T) => Optional(Nullable(schema))
export const GenderName = Choice<Gender>(
  'Gender',
  {
    female: 'Female',
    male: 'Male',
    non_binary: 'Neither, or both',
    other: 'Something else',
    undisclosed: 'Not told',
  },
  'Self-declared and optional; only the applicant can read it',
)
export const PostLevel = Choice(
  'PostLevel',
  {
    staff: 'Below a specialist or manager',
    specialist: 'An expert without staff to manage',
    manager: 'Manages a team',
    senior_manager: 'Manages managers',
    director: 'Heads a department',
    executive: 'Heads the authority, or belongs to its management',
  },
  'The rank of the post; `manager` and above are managerial',
)
const EmployerType = Choice('EmployerType', {
  city_government: 'The city or region',
  national_government: 'A ministry or another national authority',
  public_agency: 'An agency or company that a public authority owns',
  private: 'A private company',
  other: 'Something else',
})
export const FieldOfWork = Choice(
  'FieldOfWork',
  {
    smart_city: 'Smart city',
    e_government: 'E-government',
    ict: 'Information and communication technology',
    other: 'Another field',
  },
  'A preference of some programs; it never excludes',
)
const PassportType = Choice('PassportType', {
  ordinary: 'For private persons',
  official: 'For officials: service or diplomatic',
})
export const Reason = { ...Words(), description: 'Why; the history shows it' }
const words = (description: string, schema: ReturnType<typeof Line> = Line()) => ({ ...schema, description })

const NewApplicant = Type.Object(
  {
    name: words('The name to address the person by', Name()),
    email: Email('The person’s e-mail; several may share an office’s'),
    name_as_in_passport: Given(words('The name as the passport spells it, for tickets and visas', Name())),
    birth_date: Given({ ...Day, description: 'YYYY-MM-DD' }),
    nationality: Given(Nationality),
    gender: Given(GenderName),
  },
  { $id: 'NewApplicant', description: 'The person; only name and e-mail are needed to start', ...closed },
)
const Applicant = Type.Object(
  { ...NewApplicant.properties, email: Optional(NewApplicant.properties.email) },
  { $id: 'Applicant', description: 'The fields of the person that the caller may read' },
)
const ApplicantChange = Type.Object(
  {
    ...NewApplicant.properties,
    name: Optional(NewApplicant.properties.name),
    email: Optional(NewApplicant.properties.email),
  },
  { $id: 'ApplicantChange', description: 'The members of the person to replace', ...closed },
)

export const Position = Type.Object(
  {
    title: Given(words('The title of the post')),
    department: Given(words('The department, bureau or agency')),
    level: Given(PostLevel),
    employer_type: Given(EmployerType),
    field_of_work: Given(FieldOfWork),
  },
  { $id: 'Position', description: 'The person’s post', ...closed },
)

export const LanguageSkill = Type.Object(
  { language: Language, level: Level },
  { $id: 'LanguageSkill', description: 'A language, and how well the person knows it', ...closed },
)

export const Passport = Type.Object(
  {
    country: Given({ ...Country, description: 'The country that issued it, as an ISO 3166-1 alpha-2 code' }),
    type: Given(PassportType),
    expires_on: Given({ ...Day, description: 'The last day of its validity' }),
  },
  { $id: 'Passport', description: 'Has no number: passport numbers are not collected', ...closed },
)

const Answers = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  description: 'The answers to the program’s own questions, by name: see getApplicationForm',
})

const sections = {
  position: Optional(Nullable(ref(Position), { description: 'The post; null: not told' })),
  languages: Optional(Type.Array(ref(LanguageSkill), { maxItems: 20, description: 'Each language once' })),
  passport: Optional(Nullable(ref(Passport), { description: 'The passport’s data; null: not told' })),
  answers: Optional(Answers),
}

export const NewApplication = Type.Object(
  {
    city_id: IdOf('the city that nominates'),
    applicant: ref(NewApplicant),
    ...sections,
    replaces: Optional({
      ...Id,
      description:
        'The application of somebody of the city who gave up a place, as listReplacements has it. Until its `ends_at` the application can be started and submitted, also after the call',
    }),
  },
  { $id: 'NewApplication', description: 'A draft: it may be incomplete until it is submitted', ...closed },
)
export type NewApplication = Static<typeof NewApplication>

export const ApplicationChange = Type.Object(
  { applicant: Optional(ref(ApplicantChange)), ...sections },
  {
    $id: 'ApplicationChange',
    description: 'Each given member replaces the stored one; the others stay',
    minProperties: 1,
    ...closed,
  },
)
export type ApplicationChange = Static<typeof ApplicationChange>

/** Of lists and answers that tell until when a decision leaves time for a visa. */
export const LatestSafeDate = Nullable(Day, {
  description:
    'The last day on which a decision leaves time for a visa. Null: no visa is needed, or it is not known whether one is',
})

export const Application = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    city_id: IdOf('the city that nominates'),
    status: StatusName,
    allowed: Type.Array(ActionName, { description: 'The actions that the caller can take now' }),
    applicant: ref(Applicant),
    position: Optional(Nullable(ref(Position), { description: 'The post; null: not told' })),
    languages: Optional(Type.Array(ref(LanguageSkill), { description: 'Each language once' })),
    passport: Optional(Nullable(ref(Passport), { description: 'The passport’s data; null: not told' })),
    answers: Optional(Answers),
    answers_aside: Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        additionalProperties: true,
        description: 'Answers to questions that the program no longer asks',
      }),
    ),
    submitted_at: Nullable(Instant, { description: 'When it was last submitted; null: never' }),
    returned: Nullable(ref(Correction), { description: 'What to correct; null unless the status is `returned`' }),
    latest_safe_decision_date: Optional(LatestSafeDate),
    incomplete: Type.Boolean({ description: 'The application was returned and not corrected in time' }),
    offer: Optional(Nullable(ref(Offer), { description: 'The offer to answer; null unless the status is `offered`' })),
    decision: Optional(Nullable(ref(ReleasedDecision), { description: 'Null until it is released' })),
    replaces: Nullable(Id, { description: 'The application of the person whose place it is for; null: none' }),
    deferred_from: Nullable(Id, {
      description: 'The application whose place in an earlier program was deferred to this one; null: none',
    }),
    deferred_to: Nullable(Id, { description: 'The application in the later program; null unless it is `deferred`' }),
    ...Versioned,
  },
  { $id: 'Application', description: 'Omits each group of fields that the caller may not read' },
)
export type Application = Static<typeof Application>

export const StartedApplication = Type.Object(
  {
    ...Application.properties,
    applicant_token: Type.String({ description: 'The applicant’s own credential; shown only here, once' }),
    applicant_token_expires_at: Nullable(Instant, {
      description: 'When the token ends: 30 days after the program’s last day. It moves with that day.',
    }),
  },
  { $id: 'StartedApplication', description: 'A new draft, with the applicant’s own credential' },
)

export const ApplicantToken = Type.Object(
  {
    application_id: IdOf('the application'),
    applicant_token: Type.String({ description: 'The applicant’s new credential; shown only here, once' }),
    expires_at: Nullable(Instant, {
      description: 'When the token ends: 30 days after the program’s last day. It moves with that day.',
    }),
  },
  { $id: 'ApplicantToken', description: 'A new credential of an applicant' },
)
export type ApplicantToken = Static<typeof ApplicantToken>

export const ApplicationSummary = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    city_id: IdOf('the city that nominates'),
    city_name: Type.String({ description: 'The name of the city' }),
    status: StatusName,
    applicant_name: Type.String({ description: 'The name of the person' }),
    position_title: Nullable(Type.String(), { description: 'The title of the person’s post' }),
    submitted_at: Nullable(Instant, { description: 'When it was last submitted; null: never' }),
    ...Versioned,
  },
  { $id: 'ApplicationSummary', description: 'An application as a row of a list' },
)
export type ApplicationSummary = Static<typeof ApplicationSummary>
export const ApplicationPage = Type.Object(Page(ref(ApplicationSummary)).properties, {
  $id: 'ApplicationPage',
  description: 'A page of applications',
})
export const ApplicationQuery = Type.Object(
  {
    ...PageQuery,
    program_id: Optional({ ...Id, description: 'Only applications to this program' }),
    city_id: Optional({ ...Id, description: 'Only applications of this city' }),
    status: Optional({ ...StatusName, description: 'Only applications in this state' }),
    submitted_after: Optional({ ...Instant, description: 'Only applications that were submitted after this instant' }),
    q: Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of the applicant’s name or e-mail' })),
    sort: Optional(
      Literals(['created_at', '-created_at', 'submitted_at', '-submitted_at'], {
        default: '-created_at',
        description: 'The order; with `-` the latest first',
      }),
    ),
  },
  closed,
)
export type ApplicationQuery = Static<typeof ApplicationQuery>

export const ApplicantCorrection = Type.Object(
  { applicant: ref(ApplicantChange), reason: Reason },
  {
    $id: 'ApplicantCorrection',
    description:
      'A correction of a misspelling, with a reason. Each given member replaces the stored one; the others stay',
    ...closed,
  },
)
export type ApplicantCorrection = Static<typeof ApplicantCorrection>
export const schemas = [
  NewApplicant,
  Applicant,
  ApplicantChange,
  Position,
  LanguageSkill,
  Passport,
  NewApplication,
  ApplicationChange,
  Correction,
  Offer,
  ReleasedDecision,
  Application,
  StartedApplication,
  ApplicantToken,
  ApplicationSummary,
  ApplicationPage,
  ApplicantCorrection,
  StateRow,
  MoveRow,
  Lifecycle,
]
