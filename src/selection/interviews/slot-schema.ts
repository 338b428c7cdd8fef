import { type Static, Type } from 'typebox'
import { Choice, Id, IdOf, Instant, Line, Nullable, Page, PageQuery, ref, TimeZone } from '../../http/wire.ts'
import type { Weekday } from './generate-slots.ts'
import type { ZoneSource } from './local-times.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

const Minutes = (description: string, minimum: number) => Type.Integer({ minimum, maximum: 480, description })
const length = Optional(Minutes('The length of a meeting; default: the program’s', 5))
const capacity = Optional(
  Type.Integer({ minimum: 1, maximum: 50, description: 'Applicants in one meeting; default: the program’s' }),
)

export const Meeting = Type.Object(
  {
    url: Optional(
      Nullable(Type.String({ format: 'iri', maxLength: 2000 }), { description: 'The link of the call; null: none' }),
    ),
    phone: Optional(Nullable(Line(100), { description: 'A phone number, with what to dial; null: none' })),
  },
  { $id: 'Meeting', description: 'How the two sides meet', ...closed },
)
export type Meeting = Static<typeof Meeting>

const WeekdayName = Choice<Weekday>('Weekday', {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
})
const Clock = (description: string) =>
  Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description, examples: ['09:00'] })

export const Availability = Type.Object(
  {
    reviewer_id: IdOf('the interviewer'),
    from: Clock('The local time from which the person can meet, `HH:MM`'),
    until: Clock('The local time at which the last meeting must have ended, `HH:MM`'),
    weekdays: Optional(
      Type.Array(WeekdayName, { minItems: 1, uniqueItems: true, description: 'Default: every day of the window' }),
    ),
    time_zone: Optional({ ...TimeZone, description: 'Default: the interviewer’s zone, else the program’s' }),
    meeting: Optional(ref(Meeting)),
  },
  { $id: 'InterviewAvailability', description: 'When an interviewer can meet', ...closed },
)
export type Availability = Static<typeof Availability>

export const SingleSlot = Type.Object(
  {
    reviewer_id: IdOf('the interviewer'),
    starts_at: Type.Unsafe<string>({ ...Instant, description: 'In the future, in the program’s interview window' }),
    minutes: length,
    capacity,
    meeting: Optional(ref(Meeting)),
  },
  { $id: 'NewInterviewSlot', description: 'One time that an interviewer offers', ...closed },
)
export type SingleSlot = Static<typeof SingleSlot>

export const NewSlots = Type.Object(
  {
    availability: Optional(
      Type.Array(ref(Availability), {
        minItems: 1,
        maxItems: 100,
        description: 'Slots are generated from these for the days of the program’s interview window',
      }),
    ),
    minutes: length,
    pause_minutes: Optional(
      Type.Integer({ minimum: 0, maximum: 480, description: 'Between two meetings; default: the program’s' }),
    ),
    capacity,
    slots: Optional(
      Type.Array(ref(SingleSlot), { minItems: 1, maxItems: 1000, description: 'Slots that are given singly' }),
    ),
  },
  { $id: 'NewInterviewSlots', description: 'Slots to generate, or given singly, or both', ...closed },
)
export type NewSlots = Static<typeof NewSlots>

export const Slot = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    starts_at: { ...Instant, description: 'When the meeting begins' },
    ends_at: { ...Instant, description: 'When it ends' },
    local_starts_at: Type.String({
      description: 'The same as `starts_at`, in the zone of the answer, with its offset',
    }),
    local_ends_at: Type.String({ description: 'The same as `ends_at`, in the zone of the answer, with its offset' }),
    is_by_day: Type.Boolean({ description: 'Between 08:00 and 20:00 of one day in the zone of the answer' }),
    capacity: Type.Integer({ description: 'Applicants in one meeting' }),
    free: Type.Integer({ description: 'Places that nobody has booked' }),
    reviewer_id: Optional({ ...Id, description: 'The interviewer; not for applicants' }),
    interviewer_name: Optional(Type.String({ description: 'The name of the interviewer; not for applicants' })),
    interviewer_time_zone: Optional(Type.String({ description: 'The zone of the interviewer; not for applicants' })),
    meeting: Optional(
      Nullable(ref(Meeting), { description: 'How the two sides meet; not for applicants before they book' }),
    ),
  },
  { $id: 'InterviewSlot', description: 'A time that an interviewer offers' },
)
export type Slot = Static<typeof Slot>

export const MadeSlots = Type.Object(
  {
    program_id: IdOf('the program'),
    created: Type.Integer({ description: 'How many slots were made' }),
    skipped_past: Type.Integer({ description: 'Generated slots that were left out: they would lie in the past' }),
    slot_ids: Type.Array(Id, { description: 'The new slots, in the order of time' }),
  },
  { $id: 'MadeInterviewSlots', description: 'The slots that were made' },
)
export type MadeSlots = Static<typeof MadeSlots>

export const Warning = Type.Object(
  {
    code: Choice('InterviewWarningCode', {
      no_slot_by_day: 'No free slot is between 08:00 and 20:00 of the applicant’s day',
    }),
    application_id: IdOf('the application'),
    time_zones: Type.Array(Type.String(), {
      description: 'The zones in which that is so: of the applicant, or all such zones of the city’s country',
    }),
    detail: Type.String({ description: 'The same in words' }),
  },
  { $id: 'InterviewWarning', description: 'What staff should know; it blocks nothing' },
)
export type Warning = Static<typeof Warning>

export const zoneOfAnswer = {
  time_zone: Type.String({ description: 'The zone of the local times' }),
  time_zone_from: Choice<ZoneSource>('TimeZoneSource', {
    query: 'It was asked for',
    interview: 'The applicant told it with the booking',
    country: 'The only zone of the city’s country',
    program: 'The program’s: the country has several zones, or no application was named',
  }),
}

export const SlotPage = Type.Object(
  {
    ...Page(ref(Slot)).properties,
    ...zoneOfAnswer,
    warnings: Type.Array(ref(Warning), { description: 'What this applicant, or those who book for them, should know' }),
  },
  { $id: 'InterviewSlotPage', description: 'A page of slots, in the order of time' },
)
export const SlotQuery = Type.Object(
  {
    ...PageQuery,
    time_zone: Optional({ ...TimeZone, description: 'The zone of the local times' }),
    application_id: Optional({ ...Id, description: 'Only the slots that this application can book now' }),
    reviewer_id: Optional({ ...Id, description: 'Only the slots of this interviewer' }),
    is_free: Optional(Type.Boolean({ description: 'True: only slots with a free place. False: only those without' })),
  },
  closed,
)
export type SlotQuery = Static<typeof SlotQuery>

export const schemas = [Meeting, Availability, SingleSlot, NewSlots, Slot, MadeSlots, Warning, SlotPage]
