import { type Static, Type } from 'typebox'
import { AttendanceUnit, ChecklistName } from '../../catalogue/programs/settings-schema.ts'
import {
  Choice,
  Day,
  Id,
  IdOf,
  Instant,
  Line,
  Nullable,
  Page,
  PageQuery,
  ref,
  Text,
  Versioned,
} from '../../http/wire.ts'
import { ParticipantActionName, ParticipantStateName } from './lifecycle-schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

const ParticipantStatus = Choice('ParticipantStatus', {
  accepted: 'Accepted the offer',
  confirmed: 'Accepted, and every condition of the offer is met',
})

export const Participant = Type.Object(
  {
    application_id: IdOf('the application'),
    status: ParticipantStatus,
    participation: Nullable(ParticipantStateName, {
      description: 'How the participation stands; null: the place is not confirmed yet',
    }),
    name: Type.String({ description: 'The name of the person' }),
    position_title: Nullable(Type.String(), { description: 'The title of the post' }),
    department: Nullable(Type.String(), { description: 'The department, bureau or agency' }),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    country: Type.String({ description: 'The country of the city, as an ISO 3166-1 alpha-2 code' }),
  },
  { $id: 'Participant', description: 'A person with a seat in a program' },
)
export const ParticipantPage = Type.Object(Page(ref(Participant)).properties, {
  $id: 'ParticipantPage',
  description: 'A page of participants',
})
export const ParticipantQuery = Type.Object(PageQuery, closed)

const ChecklistLine = Type.Object(
  { item: ChecklistName, is_done: Type.Boolean({ description: 'Whether it is done' }) },
  { $id: 'ChecklistLine', description: 'An item of the checklist before the journey' },
)
const AttendanceNote = Type.Object(
  {
    on: { ...Day, description: 'The local day' },
    session: Nullable(Type.String(), { description: 'The title of the session. Null: the whole day' }),
    is_present: Type.Boolean({ description: 'Whether the participant was there' }),
  },
  { $id: 'AttendanceNote', description: 'What was noted of a participant' },
)
const Attendance = Type.Object(
  {
    by: { ...AttendanceUnit, description: 'What is counted' },
    attended: Type.Integer({ description: 'How many the participant attended' }),
    of: Type.Integer({ description: 'How many there are' }),
    share: Type.Number({ description: 'The share, from 0 to 1' }),
    min_share: Type.Number({ description: 'The share that completes the program' }),
    noted: Type.Array(ref(AttendanceNote), { description: 'All that was noted, by day and session' }),
  },
  { $id: 'Attendance', description: 'How much of a program somebody attended' },
)
export const ParticipantDetails = Type.Object(
  {
    application_id: IdOf('the application'),
    program_id: IdOf('the program'),
    city_id: IdOf('the city'),
    status: ParticipantStateName,
    allowed: Type.Array(ParticipantActionName, { description: 'The actions that the caller can take now' }),
    code: Optional(
      Type.String({ description: 'The code on the badge; only for the participant and those who run the program' }),
    ),
    checklist: Optional(
      Type.Array(ref(ChecklistLine), {
        description: 'What must be done before the journey; only for the participant and those who run the program',
      }),
    ),
    arrived_at: Nullable(Instant, { description: 'When the participant was checked in; null: not' }),
    ended_at: Nullable(Instant, { description: 'When the participant completed or left; null: not' }),
    attendance: ref(Attendance),
    ...Versioned,
  },
  { $id: 'ParticipantDetails', description: 'The participation of a person with a confirmed place' },
)
export type ParticipantDetails = Static<typeof ParticipantDetails>

const Code = { ...Line(40), description: 'The code on the badge; blanks and hyphens do not matter' }
export const CheckIn = Type.Object(
  { code: Optional({ ...Code, description: 'The code on the badge. Left out: the desk knows the person' }) },
  { $id: 'CheckIn', description: 'A check-in at the desk', ...closed },
)
export const CodeCheckIn = Type.Object(
  { code: Code },
  { $id: 'CodeCheckIn', description: 'A check-in with the code of a badge', ...closed },
)

const Why = Optional(Nullable(Text(1000), { description: 'Why; the history shows it' }))
export const NoShow = Type.Object(
  { reason: Why },
  { $id: 'NoShow', description: 'Why somebody did not come', ...closed },
)
export const Completion = Type.Object(
  { reason: Why },
  { $id: 'Completion', description: 'A reason is needed only if too little was attended', ...closed },
)

const people = (description: string) => Type.Array(Id, { maxItems: 1000, description })
export const NewAttendance = Type.Object(
  {
    on: Type.Unsafe<string>({ ...Day, description: 'The local day, within the program' }),
    session: Optional(Nullable(Line(300), { description: 'The title of a session of that day. Null: the whole day' })),
    present: people('The applications of those who were there'),
    absent: Optional(people('The applications of those who were not')),
  },
  { $id: 'NewAttendance', description: 'Who was there, and who was not; of the others nothing is noted', ...closed },
)
export type NewAttendance = Static<typeof NewAttendance>
export const AttendanceRecorded = Type.Object(
  {
    program_id: IdOf('the program'),
    on: Day,
    session: Nullable(Type.String(), { description: 'The title of the session. Null: the whole day' }),
    present: Type.Integer({ description: 'How many were noted as present' }),
    absent: Type.Integer({ description: 'How many were noted as absent' }),
  },
  { $id: 'AttendanceRecorded', description: 'What was noted' },
)
export type AttendanceRecorded = Static<typeof AttendanceRecorded>

export const schemas = [
  Participant,
  ParticipantPage,
  ChecklistLine,
  AttendanceNote,
  Attendance,
  ParticipantDetails,
  CheckIn,
  CodeCheckIn,
  NoShow,
  Completion,
  NewAttendance,
  AttendanceRecorded,
]
