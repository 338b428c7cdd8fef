import { type Static, Type } from 'typebox'
import {
  Country,
  Day,
  Id,
  Instant,
  Language,
  Line,
  Literals,
  Nullable,
  Page,
  PageQuery,
  ref,
  Text,
  TimeZone,
} from '../../http/wire.ts'
import { OrganisationRole } from '../../network/organisations/schema.ts'
import { CRITERIA } from '../criteria/report.ts'
import { CriterionKind, CriterionName, Level } from '../criteria/schema.ts'
import { DOCUMENT_KINDS } from '../forms/document-kinds.ts'
import { Call, CallExtension, CallInput } from './call-schema.ts'

const Optional = Type.Optional
const Format = Literals(['workshop', 'training', 'webinar'])
export type Format = Static<typeof Format>
const ProgramStatus = Literals(['draft', 'published', 'cancelled', 'archived'])
export type ProgramStatus = Static<typeof ProgramStatus>
const Payer = Literals(['participant', 'host', 'city', 'partner'])
const DocumentKind = Literals(DOCUMENT_KINDS)
const Phase = Literals(['upcoming', 'call_open', 'call_closed', 'selecting', 'decided', 'running', 'completed'], {
  description: 'Derived from the dates, the releases and the clock; never stored',
})
const Url = Type.String({ format: 'uri', maxLength: 2000, pattern: '^https?://[^/?#]' })
const closed = { additionalProperties: false }

export const Rule = Type.Object(
  {
    criterion: CriterionName,
    kind: CriterionKind,
    params: Optional(
      Type.Object(
        {
          fields: Optional(Type.Array(Line(50), { maxItems: 20, description: 'field_of_work: the preferred fields' })),
          level: Optional(Level),
          days: Optional(Type.Integer({ minimum: 0, maximum: 365, description: 'visa_lead_time: days needed' })),
        },
        closed,
      ),
    ),
  },
  { $id: 'EligibilityRule', ...closed },
)

export const Coverage = Type.Object(
  {
    international_flight: Optional(Payer),
    visa: Optional(Payer),
    accommodation: Optional(Payer),
    meals: Optional(Payer),
    local_transport: Optional(Payer),
    insurance: Optional(Payer),
  },
  { $id: 'Coverage', description: 'Who pays what', ...closed },
)
export type Coverage = Static<typeof Coverage>

const Selection = Type.Object(
  {
    steps: Type.Array(Literals(['application_review', 'interview']), { maxItems: 10 }),
    factors: Optional(Type.Array(Line(100), { maxItems: 20 })),
    interviews: Optional(Nullable(Type.Object({ from: Day, to: Day }, closed))),
    overdue: Optional(
      Literals(['in_review', 'ineligible'], {
        description: 'The status of a returned application that is not corrected in time; default: in_review',
      }),
    ),
    language_calls: Optional(Type.Boolean({ description: 'Staff call applicants to check their language' })),
  },
  { $id: 'Selection', ...closed },
)
export type Selection = Static<typeof Selection>

const Contact = Type.Object(
  {
    role: Line(100),
    email: Type.String({ format: 'email', maxLength: 254, description: 'A role mailbox, not a person’s' }),
  },
  { $id: 'Contact', ...closed },
)
export type Contact = Static<typeof Contact>

const MaterialKind = Literals(['link', 'attachment'])
export type MaterialKind = Static<typeof MaterialKind>

export const Material = Type.Object(
  {
    id: Id,
    kind: MaterialKind,
    title: Type.String(),
    url: Nullable(Type.String(), { description: 'The address of the material; null if it is not available yet' }),
    media_type: Nullable(Type.String()),
    size: Nullable(Type.Integer(), { description: 'Bytes' }),
  },
  { $id: 'Material' },
)

const Venue = Type.Object(
  { city: Nullable(Type.String()), country: Nullable(Country), timezone: Nullable(TimeZone) },
  { $id: 'Venue' },
)
const VenueInput = Type.Object(
  { city: Optional(Nullable(Line())), country: Optional(Nullable(Country)), timezone: Optional(TimeZone) },
  { $id: 'VenueInput', ...closed },
)

const Count = Nullable(Type.Integer({ minimum: 1, maximum: 100_000 }))
const Titles = Type.Array(Line(300), { maxItems: 100 })

export const Program = Type.Object(
  {
    id: Id,
    key: Nullable(Type.String()),
    series_id: Nullable(Id),
    status: ProgramStatus,
    phase: Phase,
    title: Type.String(),
    summary: Nullable(Type.String()),
    format: Nullable(Format),
    language: Nullable(Language),
    language_level: Nullable(Level),
    venue: ref(Venue),
    starts_on: Nullable(Day),
    ends_on: Nullable(Day),
    call: ref(Call),
    decisions_on: Nullable(Day),
    max_applications_per_city: Nullable(Type.Integer(), { description: 'Null: not limited' }),
    max_participants_per_city: Nullable(Type.Integer(), { description: 'Null: not limited' }),
    seats: Nullable(Type.Integer(), { description: 'Null: not limited' }),
    required_documents: Type.Array(DocumentKind),
    criteria: Type.Array(ref(Rule)),
    rule_set_version: Type.Integer(),
    selection: ref(Selection),
    coverage: ref(Coverage),
    topics: Type.Array(Type.String()),
    technical_tours: Type.Array(Type.String()),
    contacts: Type.Array(ref(Contact)),
    materials: Type.Array(ref(Material)),
    organisations: Type.Array(Type.Object({ organisation_id: Id, name: Type.String(), role: OrganisationRole })),
    answers_schema: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'The program’s own questions; getApplicationForm returns them for a form',
    }),
    published_at: Nullable(Instant),
    version: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
  },
  { $id: 'Program' },
)
export type Program = Static<typeof Program>

const settings = {
  series_id: Optional(Nullable(Id)),
  summary: Optional(Nullable(Text())),
  format: Optional(Nullable(Format)),
  language: Optional(Nullable(Language)),
  language_level: Optional(Nullable(Level)),
  venue: Optional(ref(VenueInput)),
  starts_on: Optional(Nullable(Day)),
  ends_on: Optional(Nullable(Day)),
  call: Optional(ref(CallInput)),
  decisions_on: Optional(Nullable(Day)),
  max_applications_per_city: Optional(Count),
  max_participants_per_city: Optional(Count),
  seats: Optional(Count),
  required_documents: Optional(Type.Array(DocumentKind, { uniqueItems: true })),
  criteria: Optional(Type.Array(ref(Rule), { maxItems: CRITERIA.length })),
  selection: Optional(ref(Selection)),
  coverage: Optional(ref(Coverage)),
  topics: Optional(Titles),
  technical_tours: Optional(Titles),
  contacts: Optional(Type.Array(ref(Contact), { maxItems: 20 })),
  organisations: Optional(
    Type.Array(Type.Object({ organisation_id: Id, role: OrganisationRole }, closed), {
      maxItems: 50,
      uniqueItems: true,
    }),
  ),
  answers_schema: Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
}

export const NewProgram = Type.Object({ title: Line(300), ...settings }, { $id: 'NewProgram', ...closed })
export type NewProgram = Static<typeof NewProgram>

export const ProgramChange = Type.Object(
  { title: Optional(Line(300)), ...settings },
  { $id: 'ProgramChange', ...closed, minProperties: 1 },
)
export type ProgramChange = Static<typeof ProgramChange>

export const ChangedProgram = Type.Object(
  {
    ...Program.properties,
    touched_applications: Optional(
      Type.Array(
        Type.Object({
          application_id: Id,
          to_answer: Type.Array(Type.String(), {
            description: 'JSON pointers to answers that are now missing or invalid',
          }),
          set_aside: Type.Array(Type.String(), {
            description: 'JSON pointers to answers whose questions are no longer asked',
          }),
        }),
        {
          description: 'Only after a change of the questions: the submitted applications whose answers no longer match',
        },
      ),
    ),
  },
  { $id: 'ChangedProgram' },
)
export type ChangedProgram = Static<typeof ChangedProgram>

export const ProgramPage = Type.Object(Page(ref(Program)).properties, { $id: 'ProgramPage' })
export const ProgramQuery = Type.Object(
  {
    ...PageQuery,
    phase: Optional(Phase),
    series_id: Optional(Id),
    organisation_id: Optional(Id),
    country: Optional(Country),
    format: Optional(Format),
    year: Optional(Type.Integer({ minimum: 1990, maximum: 2200, description: 'The year in which it starts' })),
    topic: Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of the title of a topic' })),
    sort: Optional(Literals(['starts_on', '-starts_on', 'closes_at', '-closes_at'], { default: '-starts_on' })),
  },
  closed,
)
export type ProgramQuery = Static<typeof ProgramQuery>

const Reason = Line(1000)
export const WithReason = Type.Object({ reason: Reason }, { $id: 'WithReason', ...closed })

export const NewLink = Type.Object({ title: Line(300), url: Url }, { $id: 'NewLink', ...closed })
export type NewLink = Static<typeof NewLink>

export const schemas = [
  Rule,
  Coverage,
  Selection,
  Contact,
  Material,
  Call,
  CallInput,
  Venue,
  VenueInput,
  Program,
  NewProgram,
  ProgramChange,
  ChangedProgram,
  ProgramPage,
  CallExtension,
  WithReason,
  NewLink,
]
