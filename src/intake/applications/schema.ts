import { type Static, Type } from 'typebox'
import { EMPLOYER_TYPES, FIELDS_OF_WORK, PASSPORT_TYPES, POST_LEVELS } from '../../catalogue/criteria/report.ts'
import { Level } from '../../catalogue/criteria/schema.ts'
import { Country, Day, Id, Instant, Language, Line, Literals, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'
import { BY, DECISION_OUTCOMES, STATUSES } from './lifecycle.ts'
import { PARTS } from './parts.ts'
import { GENDERS } from './person.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Given = <T extends Parameters<typeof Nullable>[0]>(schema: T) => Optional(Nullable(schema))
const StatusName = Literals([...STATUSES])
export const PartName = Literals([...PARTS])
export const Reason = Line(1000)

const NewApplicant = Type.Object(
  {
    name: Line(),
    email: Type.String({ format: 'email', maxLength: 254 }),
    name_as_in_passport: Given(Line()),
    birth_date: Given(Day),
    nationality: Given(Country),
    gender: Given(
      Literals([...GENDERS], {
        description: 'Self-declared; only the applicant can read it',
      }),
    ),
  },
  { $id: 'NewApplicant', ...closed },
)
const Applicant = Type.Object(
  { ...NewApplicant.properties, email: Optional(NewApplicant.properties.email) },
  { $id: 'Applicant', description: 'The fields of the person that the caller may read' },
)
const ApplicantChange = Type.Object(
  {
    ...NewApplicant.properties,
    name: Optional(Line()),
    email: Optional(NewApplicant.properties.email),
  },
  { $id: 'ApplicantChange', ...closed },
)

export const Position = Type.Object(
  {
    title: Given(Line()),
    department: Given(Line()),
    level: Given(Literals([...POST_LEVELS])),
    employer_type: Given(Literals([...EMPLOYER_TYPES])),
    field_of_work: Given(Literals([...FIELDS_OF_WORK])),
  },
  { $id: 'Position', ...closed },
)

export const LanguageSkill = Type.Object({ language: Language, level: Level }, { $id: 'LanguageSkill', ...closed })

export const Passport = Type.Object(
  { country: Given(Country), type: Given(Literals([...PASSPORT_TYPES])), expires_on: Given(Day) },
  { $id: 'Passport', description: 'Has no number: passport numbers are not collected', ...closed },
)

const Answers = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  description: 'Answers to the program’s own questions, see getApplicationForm',
})

const sections = {
  position: Given(ref(Position)),
  languages: Optional(Type.Array(ref(LanguageSkill), { maxItems: 20 })),
  passport: Given(ref(Passport)),
  answers: Optional(Answers),
}

export const NewApplication = Type.Object(
  { city_id: Id, applicant: ref(NewApplicant), ...sections },
  { $id: 'NewApplication', ...closed },
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

export const Application = Type.Object(
  {
    id: Id,
    program_id: Id,
    city_id: Id,
    status: StatusName,
    allowed: Type.Array(Type.String(), { description: 'The actions that the caller can take now' }),
    applicant: ref(Applicant),
    position: Given(ref(Position)),
    languages: Optional(Type.Array(ref(LanguageSkill))),
    passport: Given(ref(Passport)),
    answers: Optional(Answers),
    answers_aside: Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        additionalProperties: true,
        description: 'Answers to questions that the program no longer asks',
      }),
    ),
    submitted_at: Nullable(Instant),
    returned: Nullable(
      Type.Object(
        { items: Type.Array(Type.String()), parts: Type.Array(PartName), due_at: Instant },
        { description: 'What to correct, which parts may be changed, and until when' },
      ),
    ),
    incomplete: Type.Boolean({ description: 'The application was returned and not corrected in time' }),
    offer: Given(Type.Object({ reply_by: Instant })),
    decision: Optional(
      Nullable(
        Type.Object({
          outcome: Literals([...DECISION_OUTCOMES]),
          message: Nullable(Type.String()),
          released_at: Instant,
        }),
        { description: 'Null until it is released' },
      ),
    ),
    version: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
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
  { $id: 'StartedApplication' },
)

export const ApplicantToken = Type.Object(
  {
    application_id: Id,
    applicant_token: Type.String({ description: 'The applicant’s new credential; shown only here, once' }),
    expires_at: Nullable(Instant, {
      description: 'When the token ends: 30 days after the program’s last day. It moves with that day.',
    }),
  },
  { $id: 'ApplicantToken' },
)
export type ApplicantToken = Static<typeof ApplicantToken>

export const ApplicationSummary = Type.Object(
  {
    id: Id,
    program_id: Id,
    city_id: Id,
    city_name: Type.String(),
    status: StatusName,
    applicant_name: Type.String(),
    position_title: Nullable(Type.String()),
    submitted_at: Nullable(Instant),
    version: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
  },
  { $id: 'ApplicationSummary' },
)
export type ApplicationSummary = Static<typeof ApplicationSummary>
export const ApplicationPage = Type.Object(Page(ref(ApplicationSummary)).properties, { $id: 'ApplicationPage' })
export const ApplicationQuery = Type.Object(
  {
    ...PageQuery,
    program_id: Optional(Id),
    city_id: Optional(Id),
    status: Optional(StatusName),
    submitted_after: Optional(Instant),
    q: Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of the applicant’s name or e-mail' })),
    sort: Optional(
      Literals(['created_at', '-created_at', 'submitted_at', '-submitted_at'], { default: '-created_at' }),
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
const By = Literals([...BY])
export const Lifecycle = Type.Object(
  {
    states: Type.Array(
      Type.Object({
        status: StatusName,
        is_living: Type.Boolean(),
        holds_slot: Type.Boolean(),
      }),
    ),
    transitions: Type.Array(
      Type.Object({
        action: Type.String(),
        from: Nullable(Type.Array(StatusName), { description: 'Null: there is no application yet' }),
        to: Type.Array(StatusName),
        by: Type.Array(By),
        until: Nullable(Literals(['call', 'program']), {
          description:
            'The time limit: the end of the call, or the end of the program. A cancelled program allows no action.',
        }),
        operation: Nullable(Type.String(), {
          description: 'The operationId of the action; null if no caller can take it',
        }),
        guard: Type.String(),
      }),
    ),
  },
  { $id: 'Lifecycle' },
)

export const schemas = [
  NewApplicant,
  Applicant,
  ApplicantChange,
  Position,
  LanguageSkill,
  Passport,
  NewApplication,
  ApplicationChange,
  Application,
  StartedApplication,
  ApplicantToken,
  ApplicationSummary,
  ApplicationPage,
  ApplicantCorrection,
  Lifecycle,
]
