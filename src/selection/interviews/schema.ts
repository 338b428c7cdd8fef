import { type Static, Type } from 'typebox'
import { Level } from '../../catalogue/criteria/schema.ts'
import {
  Choice,
  Id,
  IdOf,
  Instant,
  Nullable,
  Page,
  PageQuery,
  ref,
  Text,
  TimeZone,
  Versioned,
  Words,
} from '../../http/wire.ts'
import type { InterviewStatus } from './lifecycle.ts'
import { Meeting, Warning, zoneOfAnswer } from './slot-schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

export const InterviewStatusName = Choice<InterviewStatus>('InterviewStatus', {
  offered: 'The applicant is invited, and has not booked',
  booked: 'The applicant has a slot',
  held: 'It took place',
  no_show: 'The applicant did not come',
  cancelled: 'It does not take place: cancelled, or the application is no longer judged',
  not_held: 'It did not take place, for a reason that is not the applicant’s',
})

export const NewInvitations = Type.Object(
  {
    application_ids: Optional(
      Type.Array(Id, {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
        description: 'One or many. Left out: all applications in review that were never invited, 1,000 at most',
      }),
    ),
  },
  { $id: 'NewInterviewInvitations', description: 'Who is invited', ...closed },
)
export type NewInvitations = Static<typeof NewInvitations>
export const Invitations = Type.Object(
  {
    program_id: IdOf('the program'),
    invited: Type.Integer({ description: 'How many were invited' }),
    application_ids: Type.Array(Id, { description: 'Those that were invited' }),
    warnings: Type.Array(ref(Warning), {
      description: 'Applicants who find no slot by day; they are invited all the same',
    }),
  },
  { $id: 'InterviewInvitations', description: 'What the invitation did' },
)
export type Invitations = Static<typeof Invitations>

export const Booking = Type.Object(
  {
    slot_id: IdOf('the slot'),
    time_zone: Optional(
      Nullable(TimeZone, { description: 'The zone in which the applicant reads times; it is kept. Null: not told' }),
    ),
  },
  { $id: 'InterviewBooking', description: 'A slot that the applicant takes', ...closed },
)
export type Booking = Static<typeof Booking>

const Scores = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,49}$' }), Type.Number(), {
  description: 'A number for each criterion of the rubric that is scored in interviews, by its name',
})
const Duration = Type.Integer({ minimum: 1, maximum: 600, description: 'How long it took, in minutes' })

export const NewOutcome = Type.Object(
  {
    outcome: Choice('InterviewOutcome', {
      held: 'It took place',
      no_show: 'The applicant did not come; the program may let them book once more',
      not_held: 'It did not take place, for a reason that is not the applicant’s',
    }),
    scores: Optional(Scores),
    language_level: Optional(Nullable(Level, { description: 'What was heard; it needs `evidence_note`' })),
    evidence_note: Optional(Nullable(Words(5000), { description: 'What the level rests on' })),
    duration_minutes: Optional(Nullable(Duration, { description: 'How long it took, in minutes' })),
    note: Optional(Nullable(Text(), { description: 'For staff' })),
  },
  { $id: 'NewInterviewOutcome', description: 'What came of an interview', ...closed },
)
export type NewOutcome = Static<typeof NewOutcome>

const Result = Type.Object(
  {
    scores: Nullable(Scores, { description: 'The scores; null: none, or it was not held' }),
    rubric_version: Nullable(Type.Integer(), { description: 'The rubric that they were given by' }),
    language_level: Nullable(Level, { description: 'What was heard; null: not told' }),
    evidence_note: Nullable(Type.String(), { description: 'What the level rests on' }),
    duration_minutes: Nullable(Type.Integer(), { description: 'How long it took, in minutes' }),
    note: Nullable(Type.String(), { description: 'For staff' }),
  },
  { $id: 'InterviewResult', description: 'What came of an interview' },
)

const base = {
  id: Id,
  program_id: IdOf('the program'),
  application_id: IdOf('the application'),
  applicant_name: Type.String({ description: 'The name of the person' }),
  city_name: Type.String({ description: 'The name of the city' }),
  status: InterviewStatusName,
  slot_id: Nullable(Id, { description: 'The slot; null: none' }),
  starts_at: Nullable(Instant, { description: 'When it begins, or would have; null: not booked' }),
  ends_at: Nullable(Instant, { description: 'When it ends, or would have; null: not booked' }),
  reviewer_id: Nullable(Id, { description: 'The interviewer; null: not booked' }),
  interviewer_name: Nullable(Type.String(), { description: 'The name of the interviewer; null: not booked' }),
  version: Versioned.version,
  updated_at: Versioned.updated_at,
}

export const InterviewSummary = Type.Object(base, { $id: 'InterviewSummary', description: 'An interview, in a list' })
export const InterviewPage = Type.Object(Page(ref(InterviewSummary)).properties, {
  $id: 'InterviewPage',
  description: 'A page of interviews, in the order of the invitations',
})
export const InterviewQuery = Type.Object(
  { ...PageQuery, status: Optional({ ...InterviewStatusName, description: 'Only interviews in this state' }) },
  closed,
)
export type InterviewQuery = Static<typeof InterviewQuery>

export const Interview = Type.Object(
  {
    ...base,
    ...zoneOfAnswer,
    local_starts_at: Nullable(Type.String(), {
      description: 'The same as `starts_at`, in `time_zone`, with its offset',
    }),
    local_ends_at: Nullable(Type.String(), { description: 'The same as `ends_at`, in `time_zone`, with its offset' }),
    interviewer_time_zone: Nullable(Type.String(), { description: 'The zone of the interviewer; null: not booked' }),
    interviewer_local_starts_at: Nullable(Type.String(), { description: 'The same as `starts_at`, in that zone' }),
    moves_left: Type.Integer({ description: 'How often the applicant can still move it' }),
    invited_at: { ...Instant, description: 'When the applicant was invited' },
    booked_at: Nullable(Instant, { description: 'When it was booked or moved last; null: never' }),
    meeting: Optional(
      Nullable(ref(Meeting), {
        description: 'How the two sides meet, for them and for staff only; null: not told, or no slot',
      }),
    ),
    result: Optional(
      Nullable(ref(Result), {
        description: 'What came of it, for the interviewer and for staff only; null: nothing yet',
      }),
    ),
  },
  { $id: 'Interview', description: 'A meeting with an applicant, from the invitation to the outcome' },
)
export type Interview = Static<typeof Interview>
export const ZoneQuery = Type.Object(
  { time_zone: Optional({ ...TimeZone, description: 'The zone of the local times' }) },
  closed,
)

export const schemas = [
  NewInvitations,
  Invitations,
  Booking,
  NewOutcome,
  Result,
  InterviewSummary,
  InterviewPage,
  Interview,
]
