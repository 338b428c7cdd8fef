import { type Static, Type } from 'typebox'
import { Choice, Country, Day, Email, Id, Line, Nullable, TimeZone } from '../../http/wire.ts'
import type { EndorsementTime } from '../criteria/report.ts'
import { CriterionKind, CriterionName, Level } from '../criteria/schema.ts'
import { LetterSettings } from './letter-settings.ts'
import { MessageSettings } from './message-settings.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
export const Payer = Choice('Payer', {
  participant: 'The participant',
  host: 'The host of the program',
  city: 'The city of the participant',
  partner: 'Another partner of the program',
})
const SelectionStep = Choice('SelectionStep', {
  application_review: 'Staff and reviewers read the application',
  interview: 'The applicant is interviewed',
})
const OverdueAction = Choice('OverdueStatus', {
  in_review: 'It goes back into review, flagged incomplete',
  ineligible: 'It ends as ineligible',
})

export const TieBreakName = Choice('TieBreak', {
  score: 'The higher score first; without a score last',
  city_priority: 'The nominee that its city ranked higher first',
  first_time_city: 'A city that has not taken part before first',
  submitted_at: 'The earlier submission first',
})
export type TieBreak = Static<typeof TieBreakName>

export const Rule = Type.Object(
  {
    criterion: CriterionName,
    kind: CriterionKind,
    params: Optional(
      Type.Object(
        {
          fields: Optional(Type.Array(Line(50), { maxItems: 20, description: 'field_of_work: the preferred fields' })),
          level: Optional({ ...Level, description: 'language_level: the level needed' }),
          days: Optional(Type.Integer({ minimum: 0, maximum: 365, description: 'visa_lead_time: days needed' })),
        },
        { ...closed, description: 'Settings of the criterion' },
      ),
    ),
  },
  { $id: 'EligibilityRule', description: 'A criterion of the program', ...closed },
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

const EndorsementTimeName = Choice<EndorsementTime>('EndorsementTime', {
  before_submission: 'The application cannot be submitted without it',
  before_release: 'The release names who lacks it',
  none: 'Cities may give it, and nothing depends on it',
})

export const ChecklistName = Choice('ChecklistItem', {
  visa: 'The visa is granted, or none is needed',
  arrival: 'The arrival is told',
  departure: 'The departure is told',
  insurance: 'The insurance is told',
  emergency_contact: 'Somebody to call is told',
})
export type ChecklistItem = Static<typeof ChecklistName>
export const AttendanceUnit = Choice('AttendanceUnit', {
  day: 'The days of the program',
  session: 'The sessions of its agenda',
})
const few = (description: string) => Optional(Type.Integer({ minimum: 0, maximum: 30, description }))
/** The conditions that can still be open when a place is accepted. The database's offer_condition.kind has the same. */
export const ConditionName = Choice('OfferConditionName', {
  visa: 'A visa, or that none is needed',
  flight: 'The flight is booked',
  passport_validity: 'The passport is valid for long enough',
  endorsement: 'The city endorses the participant',
  other: 'What `asked` says',
})
export type ConditionKind = Static<typeof ConditionName>

const PromotionWay = Choice('PromotionWay', {
  automatic: 'The service promotes the next in order who fits, as soon as a seat is free for the waitlist',
  by_hand: 'Staff promote with promoteApplication',
})

const Participation = Type.Object(
  {
    conditions: Optional(
      Type.Array(ConditionName, {
        uniqueItems: true,
        description:
          'What every new offer of a place asks for. When all of it is met or waived, an accepted place is confirmed; an empty list: at once. Left out: offers ask for nothing by themselves, and an accepted place is confirmed as soon as staff settle a condition of it',
      }),
    ),
    replacement_days: Optional(
      Type.Integer({
        minimum: 0,
        maximum: 365,
        description:
          'For how many days a seat that becomes free belongs to the city of the person who left: it can name somebody else, also after the call, and not beyond the start of the program. Default: 0, the waitlist at once',
      }),
    ),
    promotion: Optional({ ...PromotionWay, description: 'Who promotes from the waitlist; default: by_hand' }),
    reply_days: Optional(
      Type.Integer({
        minimum: 1,
        maximum: 365,
        description: 'Within how many days a promotion is to be answered, not beyond the program; default: 14',
      }),
    ),
  },
  { ...closed, description: 'What follows from an offer of a place, and from a seat that becomes free' },
)

export const Selection = Type.Object(
  {
    steps: Type.Array(SelectionStep, { maxItems: 10, description: 'In this order' }),
    factors: Optional(Type.Array(Line(100), { maxItems: 20, description: 'What counts, in words' })),
    interviews: Optional(
      Nullable(
        Type.Object(
          {
            from: { ...Day, description: 'The first day' },
            to: { ...Day, description: 'The last day' },
            minutes: Optional(
              Type.Integer({ minimum: 5, maximum: 480, description: 'The length of a meeting; default: 30' }),
            ),
            pause_minutes: Optional(
              Type.Integer({ minimum: 0, maximum: 480, description: 'Between two meetings; default: 0' }),
            ),
            capacity: Optional(
              Type.Integer({ minimum: 1, maximum: 50, description: 'Applicants in one meeting; default: 1' }),
            ),
            moves: Optional(
              Type.Integer({ minimum: 0, maximum: 100, description: 'How often an applicant can move it; default: 2' }),
            ),
            rebookings: Optional(
              Type.Integer({
                minimum: 0,
                maximum: 100,
                description: 'How often an applicant who did not come can book again; default: 1',
              }),
            ),
          },
          closed,
        ),
        { description: 'The days set aside for interviews; null: none' },
      ),
    ),
    endorsement: Optional({
      ...EndorsementTimeName,
      description: 'When the city must have endorsed its nominee; default: none',
    }),
    reviews: Optional(
      Type.Object(
        {
          per_application: Optional(
            Type.Integer({ minimum: 1, maximum: 20, description: 'Reviews of each application; default: 2' }),
          ),
          not_own_country: Optional(
            Type.Boolean({ description: 'Nobody judges a nominee of their own country; default: false' }),
          ),
        },
        { ...closed, description: 'How applications are reviewed' },
      ),
    ),
    messages: Optional({ ...MessageSettings }),
    visa: Optional(
      Type.Object(
        {
          buffer_days: Optional(
            Type.Integer({
              minimum: 0,
              maximum: 180,
              description: 'Days to spare between the visa and the first day; default: 7',
            }),
          ),
        },
        { ...closed, description: 'How the time for a visa is counted' },
      ),
    ),
    travel: Optional(
      Type.Object(
        {
          frozen_on: Optional(
            Nullable(Day, {
              description:
                'From this local day on, a participant’s change of the travel details is a request to staff. Null: never',
            }),
          ),
          checklist: Optional(
            Type.Array(ChecklistName, {
              uniqueItems: true,
              description: 'What makes a participant ready to travel; default: visa, arrival, departure',
            }),
          ),
          nights_before: few('Nights before the first day that the program covers; default: 1'),
          nights_after: few('Nights after the last day that the program covers; default: 1'),
        },
        { ...closed, description: 'How participants travel' },
      ),
    ),
    attendance: Optional(
      Type.Object(
        {
          by: Optional({ ...AttendanceUnit, description: 'What is counted; default: day' }),
          min_share: Optional(
            Type.Number({
              minimum: 0,
              maximum: 1,
              description: 'The share that a participant must attend to complete the program; default: 0.8',
            }),
          ),
          check_in_days_before: few('Days before the first day from which participants are checked in; default: 1'),
        },
        { ...closed, description: 'When a participant has taken part' },
      ),
    ),
    overdue: Optional({
      ...OverdueAction,
      description: 'The status of a returned application that is not corrected in time; default: in_review',
    }),
    tie_breaks: Optional(
      Type.Array(TieBreakName, {
        minItems: 1,
        uniqueItems: true,
        description:
          'The rules of the ranking, the first one first; each parts what those before it leave level. Default: score, city_priority, first_time_city, submitted_at',
      }),
    ),
    letters: Optional(LetterSettings),
    participation: Optional(Participation),
    language_calls: Optional(Type.Boolean({ description: 'Staff call applicants to check their language' })),
  },
  { $id: 'Selection', description: 'How the program selects', ...closed },
)
export type Selection = Static<typeof Selection>

export const Contact = Type.Object(
  {
    role: { ...Line(100), description: 'What it is for' },
    email: Email('A role mailbox, not a person’s'),
  },
  { $id: 'Contact', description: 'A role mailbox of the program', ...closed },
)
export type Contact = Static<typeof Contact>

const MaterialKind = Choice('MaterialKind', { link: 'A web address', attachment: 'A file to download' })
export type MaterialKind = Static<typeof MaterialKind>

export const Material = Type.Object(
  {
    id: Id,
    kind: MaterialKind,
    title: Type.String({ description: 'The title; of an attachment: its file name' }),
    url: Nullable(Type.String(), { description: 'The address of the material; null if it is not available yet' }),
    media_type: Nullable(Type.String(), { description: 'The media type of an attachment; null: a link' }),
    size: Nullable(Type.Integer(), { description: 'Bytes of an attachment; null: a link' }),
  },
  { $id: 'Material', description: 'A link or a file that belongs to the program' },
)

export const Venue = Type.Object(
  {
    city: Nullable(Type.String(), { description: 'The city; null: online, or not known yet' }),
    country: Nullable(Country, { description: 'ISO 3166-1 alpha-2' }),
    timezone: Nullable(TimeZone, { description: 'The IANA zone of the program’s days and deadlines' }),
  },
  { $id: 'Venue', description: 'Where it takes place' },
)
export const VenueInput = Type.Object(
  {
    city: Optional(Nullable(Line(), { description: 'The city; null: online, or not known yet' })),
    country: Optional(Nullable(Country, { description: 'ISO 3166-1 alpha-2' })),
    timezone: Optional({ ...TimeZone, description: 'The IANA zone of the program’s days and deadlines' }),
  },
  { $id: 'VenueInput', description: 'Where it takes place', ...closed },
)
