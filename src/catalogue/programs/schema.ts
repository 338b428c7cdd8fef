import { type Static, Type } from 'typebox'
import {
  Choice,
  Country,
  Day,
  Id,
  IdOf,
  Instant,
  Language,
  Line,
  Literals,
  NORMALIZE,
  Nullable,
  Page,
  PageQuery,
  ref,
  Text,
  Versioned,
  Words,
} from '../../http/wire.ts'
import { OrganisationPart, OrganisationPartInput } from '../../network/organisations/schema.ts'
import { CRITERIA } from '../criteria/report.ts'
import { Level } from '../criteria/schema.ts'
import { DocumentKindName } from '../forms/schema.ts'
import { Session } from './agenda-schema.ts'
import { Call, CallExtension, CallInput } from './call-schema.ts'
import { Contact, Coverage, Material, Rule, Selection, Venue, VenueInput } from './settings-schema.ts'
import { TouchedByMove } from './touched-schema.ts'
import { ProgramWarning } from './warning-schema.ts'

const Optional = Type.Optional
const Format = Choice('ProgramFormat', {
  workshop: 'Participants travel, for days',
  training: 'Participants travel, for lessons',
  webinar: 'Online: no passport, no travel',
})
export type Format = Static<typeof Format>
const ProgramStatus = Choice('ProgramStatus', {
  draft: 'Seen only by those who run it',
  published: 'Seen by everyone',
  cancelled: 'Will not take place',
  archived: 'Over and put away',
})
export type ProgramStatus = Static<typeof ProgramStatus>
const Phase = Choice(
  'ProgramPhase',
  {
    draft: 'Not published yet',
    upcoming: 'Published; the call has not opened',
    call_open: 'Applications are taken',
    call_closed: 'The call has ended; no decision is open or released yet',
    selecting: 'Applications are being decided',
    decided: 'Decisions are released',
    running: 'Between the first and the last day',
    completed: 'The last day has passed',
  },
  'Derived from the dates, the releases and the clock; never stored',
)
const Url = Type.String({ format: 'iri', maxLength: 2000, pattern: '^https?://[^/?#]', [NORMALIZE]: 'line' })
const closed = { additionalProperties: false }

const count = (description: string) => Nullable(Type.Integer({ minimum: 1, maximum: 100_000 }), { description })
const titles = (description: string) => Type.Array(Line(300), { maxItems: 100, description })
const TEXTS = {
  series_id: 'The series that it belongs to; null: none',
  summary: 'What it is about, in a few sentences',
  starts_on: 'The first day, in the program’s zone',
  ends_on: 'The last day, in the program’s zone',
  decisions_on: 'The day on which decisions are planned',
  per_city: 'Applications of one city at most. Null: not limited',
  participants: 'Participants of one city at most. Null: not limited',
  seats: 'Participants at most. Null: not limited',
  documents: 'What each application must have',
  criteria: 'What decides who can apply; those of the network always apply',
  language: 'The working language, as a BCP 47 tag',
  level: 'The level needed in that language',
  topics: 'What it treats',
  tours: 'Places that participants visit',
  contacts: 'Whom to ask',
  organisations: 'Who organises, hosts and sponsors it',
}

export const Program = Type.Object(
  {
    id: Id,
    key: Nullable(Type.String(), { description: 'A short name for programs, which never changes; null: none' }),
    series_id: Nullable(Id, { description: TEXTS.series_id }),
    status: ProgramStatus,
    phase: Phase,
    title: Type.String({ description: 'The title' }),
    summary: Nullable(Type.String(), { description: TEXTS.summary }),
    format: Nullable(Format),
    language: Nullable(Language, { description: TEXTS.language }),
    language_level: Nullable(Level, { description: TEXTS.level }),
    venue: ref(Venue),
    starts_on: Nullable(Day, { description: TEXTS.starts_on }),
    ends_on: Nullable(Day, { description: TEXTS.ends_on }),
    call: ref(Call),
    decisions_on: Nullable(Day, { description: TEXTS.decisions_on }),
    max_applications_per_city: Nullable(Type.Integer(), { description: TEXTS.per_city }),
    max_participants_per_city: Nullable(Type.Integer(), { description: TEXTS.participants }),
    seats: Nullable(Type.Integer(), { description: TEXTS.seats }),
    required_documents: Type.Array(DocumentKindName, { description: TEXTS.documents }),
    criteria: Type.Array(ref(Rule), { description: TEXTS.criteria }),
    rule_set_version: Type.Integer({ description: 'Counts the changes of the criteria, from 1' }),
    selection: ref(Selection),
    coverage: ref(Coverage),
    topics: Type.Array(Type.String(), { description: TEXTS.topics }),
    technical_tours: Type.Array(Type.String(), { description: TEXTS.tours }),
    agenda: Type.Array(ref(Session), { description: 'The sessions, in the order in which they were given' }),
    contacts: Type.Array(ref(Contact), { description: TEXTS.contacts }),
    materials: Type.Array(ref(Material), { description: 'Links and files, in the order in which they were added' }),
    organisations: Type.Array(ref(OrganisationPart), { description: TEXTS.organisations }),
    answers_schema: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'The program’s own questions; getApplicationForm returns them for a form',
    }),
    warnings: Optional(
      Type.Array(ref(ProgramWarning), {
        description: 'Only for those who run the program, and only while it is a draft or published',
      }),
    ),
    published_at: Nullable(Instant, { description: 'When it was published; null: it is a draft' }),
    ...Versioned,
  },
  { $id: 'Program', description: 'One run of a series, with its call' },
)
export type Program = Static<typeof Program>

const settings = {
  series_id: Optional(Nullable(Id, { description: TEXTS.series_id })),
  summary: Optional(Nullable(Text(), { description: TEXTS.summary })),
  format: Optional(Nullable(Format)),
  language: Optional(Nullable(Language, { description: TEXTS.language })),
  language_level: Optional(Nullable(Level, { description: TEXTS.level })),
  venue: Optional(ref(VenueInput)),
  starts_on: Optional(Nullable(Day, { description: TEXTS.starts_on })),
  ends_on: Optional(Nullable(Day, { description: TEXTS.ends_on })),
  call: Optional(ref(CallInput)),
  decisions_on: Optional(Nullable(Day, { description: TEXTS.decisions_on })),
  max_applications_per_city: Optional(count(`${TEXTS.per_city}. Left out of a new program: the network’s two`)),
  max_participants_per_city: Optional(count(TEXTS.participants)),
  seats: Optional(count(TEXTS.seats)),
  required_documents: Optional(Type.Array(DocumentKindName, { uniqueItems: true, description: TEXTS.documents })),
  criteria: Optional(Type.Array(ref(Rule), { maxItems: CRITERIA.length, description: TEXTS.criteria })),
  selection: Optional(ref(Selection)),
  coverage: Optional(ref(Coverage)),
  topics: Optional(titles(TEXTS.topics)),
  technical_tours: Optional(titles(TEXTS.tours)),
  agenda: Optional(
    Type.Array(ref(Session), {
      maxItems: 200,
      description: 'Replaces the whole agenda. Each day is within the program',
    }),
  ),
  contacts: Optional(Type.Array(ref(Contact), { maxItems: 20, description: TEXTS.contacts })),
  organisations: Optional(
    Type.Array(ref(OrganisationPartInput), { maxItems: 50, uniqueItems: true, description: TEXTS.organisations }),
  ),
  answers_schema: Optional(
    Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'The program’s own questions, as a JSON Schema of one object; `title` is the label of a question',
    }),
  ),
}

export const NewProgram = Type.Object(
  { title: { ...Line(300), description: 'The title' }, ...settings },
  { $id: 'NewProgram', description: 'A program; only the title is needed for a draft', ...closed },
)
export type NewProgram = Static<typeof NewProgram>

export const ProgramChange = Type.Object(
  { title: Optional({ ...Line(300), description: 'The title' }), ...settings },
  {
    $id: 'ProgramChange',
    description: 'Each given member replaces the stored one; the others stay',
    ...closed,
    minProperties: 1,
  },
)
export type ProgramChange = Static<typeof ProgramChange>

const TouchedApplication = Type.Object(
  {
    application_id: IdOf('the application'),
    to_answer: Type.Array(Type.String(), { description: 'JSON pointers to answers that are now missing or invalid' }),
    set_aside: Type.Array(Type.String(), {
      description: 'JSON pointers to answers whose questions are no longer asked',
    }),
  },
  { $id: 'TouchedApplication', description: 'A submitted application whose answers no longer match the questions' },
)
export const ChangedProgram = Type.Object(
  {
    ...Program.properties,
    touched: Optional(
      Type.Array(ref(TouchedByMove), {
        description:
          'Only after a change of the dates, the place or the format of a published program: whom it touches',
      }),
    ),
    touched_applications: Optional(
      Type.Array(ref(TouchedApplication), {
        description: 'Only after a change of the questions: the submitted applications whose answers no longer match',
      }),
    ),
  },
  { $id: 'ChangedProgram', description: 'A program after a change' },
)
export type ChangedProgram = Static<typeof ChangedProgram>

export const ChangeQuery = Type.Object(
  {
    dry_run: Optional(
      Type.Boolean({ description: 'Shows what the change would do, and changes nothing. Default: false' }),
    ),
  },
  closed,
)

export const ProgramPage = Type.Object(Page(ref(Program)).properties, {
  $id: 'ProgramPage',
  description: 'A page of programs',
})
export const ProgramQuery = Type.Object(
  {
    ...PageQuery,
    phase: Optional({ ...Phase, description: 'Only programs in this phase' }),
    series_id: Optional({ ...Id, description: 'Only programs of this series' }),
    organisation_id: Optional({ ...Id, description: 'Only programs in which this organisation has a part' }),
    country: Optional({ ...Country, description: 'Only programs that take place there' }),
    format: Optional({ ...Format, description: 'Only programs of this format' }),
    year: Optional(Type.Integer({ minimum: 1990, maximum: 2200, description: 'The year in which it starts' })),
    topic: Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of the title of a topic' })),
    sort: Optional(
      Literals(['starts_on', '-starts_on', 'closes_at', '-closes_at'], {
        default: '-starts_on',
        description: 'The order; with `-` the latest first',
      }),
    ),
  },
  closed,
)
export type ProgramQuery = Static<typeof ProgramQuery>

const Reason = { ...Words(), description: 'Why; the history shows it' }
export const WithReason = Type.Object(
  { reason: Reason },
  { $id: 'WithReason', description: 'Why it is done', ...closed },
)

export const NewLink = Type.Object(
  {
    title: { ...Line(300), description: 'The title' },
    url: { ...Url, description: 'A whole address with http or https' },
  },
  { $id: 'NewLink', description: 'A link to add', ...closed },
)
export type NewLink = Static<typeof NewLink>

export const schemas = [
  Rule,
  Coverage,
  Selection,
  Contact,
  Session,
  Material,
  Call,
  CallInput,
  Venue,
  VenueInput,
  TouchedApplication,
  ProgramWarning,
  Program,
  NewProgram,
  ProgramChange,
  TouchedByMove,
  ChangedProgram,
  ProgramPage,
  CallExtension,
  WithReason,
  NewLink,
]
