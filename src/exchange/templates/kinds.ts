import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import type { Status } from '../../intake/applications/lifecycle.ts'
import { type Audience, type FieldGroup, isFor } from '../../permissions/fields.ts'

/** The reader: decides which fields a template can reach. */
type Reader = Extract<Audience, 'applicant' | 'city'>

export interface Field {
  /** How it is written: a day or an instant in the language of the mail and in the zone of the program. */
  type: 'text' | 'day' | 'instant' | 'link' | 'list'
  description: string
  /** For a preview, where the real application has none. */
  example: string | string[]
  /** Undefined: everyone may read it, such as the dates of a published program. */
  group?: FieldGroup
}

const text = (description: string, example: string, group?: FieldGroup): Field => ({
  type: 'text',
  description,
  example,
  ...(group && { group }),
})
const as = (type: Field['type'], description: string, example: string | string[], group?: FieldGroup): Field => ({
  type,
  description,
  example,
  ...(group && { group }),
})

/** Every field that a template can have. No birth date, no passport, no gender, and nobody but the one it is about: not even the interviewer. */
export const TEMPLATE_FIELDS = {
  'program.title': text('The title of the program', 'Seoul Smart City Workshop'),
  'program.place': text('Where it takes place; empty: online', 'Seoul, KR'),
  'program.starts_on': as('day', 'The first day', '2017-11-20'),
  'program.ends_on': as('day', 'The last day', '2017-11-23'),
  'program.closes_at': as('instant', 'When the call closes', '2017-10-13T15:00:00.000Z'),
  'program.contact': text('The role mailbox of the program', 'program@office.example'),
  'program.link': as('link', 'The page of the program', 'https://apply.example/programs/1'),
  'program.coverage': as('list', 'Who pays what', ['accommodation: host', 'international_flight: city']),
  'applicant.name': text('The name of the applicant', 'First nominee of Muscat', 'application'),
  'application.city': text('The city of the applicant', 'Muscat', 'application'),
  'application.link': as('link', 'The page of the application', 'https://apply.example/applications/1', 'application'),
  'correction.items': as('list', 'What to correct', ['A signed nomination form'], 'application'),
  'correction.due_at': as('instant', 'Until when to correct it', '2017-10-20T15:00:00.000Z', 'application'),
  'endorsement.position': text('The post of the nominee', 'Head of Smart City', 'position'),
  'endorsement.link': as(
    'link',
    'The one-time link that takes the answer',
    'https://apply.example/endorsements/…',
    'endorsement',
  ),
  'endorsement.expires_at': as('instant', 'When that link ends', '2017-10-16T00:00:00.000Z', 'endorsement'),
  'interview.starts_at': as('instant', 'When the interview begins', '2017-10-20T03:00:00.000Z', 'interview'),
  'interview.meeting': text('The link or the number of the meeting', 'https://call.example/1', 'meeting'),
  'decision.outcome': text('offered, waitlisted, not_selected or ineligible', 'offered', 'outcome'),
  'decision.message': text('The text of the decision', 'Welcome.', 'outcome'),
  'offer.reply_by': as('instant', 'Until when to answer the offer', '2017-10-27T00:00:00.000Z', 'outcome'),
  'call.note': text('What staff add to the call', 'We look forward to your nominees.'),
  'come_back.links': as('list', 'One link for each application', [
    'Seoul Smart City Workshop: https://apply.example/…',
  ]),
  'come_back.minutes': text('For how many minutes the links work', '30'),
} satisfies Record<string, Field>
export type FieldName = keyof typeof TEMPLATE_FIELDS

const program = ['program.title', 'program.place', 'program.starts_on', 'program.ends_on', 'program.contact'] as const
const call = [...program, 'program.closes_at', 'program.link'] as const
const own = [...call, 'applicant.name', 'application.city', 'application.link'] as const
const meeting = [...own, 'interview.starts_at', 'interview.meeting'] as const

interface Kind {
  audience: Reader
  fields: readonly FieldName[]
  /** The states of the application in which it still makes sense. Otherwise it is suppressed. Left out: all. */
  while?: readonly Status[]
}

const open: Status[] = ['submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed']

/** Every kind of message. What makes a kind is in the migrations (message_kind_of) and in plan-reminders.ts. */
const KINDS: Record<MessageKind, Kind> = {
  call: {
    audience: 'city',
    fields: [...call, 'program.coverage', 'call.note'],
  },
  draft_reminder: {
    audience: 'applicant',
    fields: own,
    while: ['draft'],
  },
  receipt: { audience: 'applicant', fields: own, while: open },
  correction_wanted: {
    audience: 'applicant',
    fields: [...own, 'correction.items', 'correction.due_at'],
    while: ['returned'],
  },
  endorsement_wanted: {
    audience: 'city',
    fields: [
      ...call,
      'applicant.name',
      'application.city',
      'endorsement.position',
      'endorsement.link',
      'endorsement.expires_at',
    ],
    while: ['draft', ...open],
  },
  interview_invited: {
    audience: 'applicant',
    fields: own,
    while: ['in_review'],
  },
  interview_booked: {
    audience: 'applicant',
    fields: meeting,
    while: ['in_review'],
  },
  interview_moved: { audience: 'applicant', fields: meeting, while: ['in_review'] },
  interview_cancelled: {
    audience: 'applicant',
    fields: own,
    while: ['in_review'],
  },
  interview_tomorrow: {
    audience: 'applicant',
    fields: meeting,
    while: ['in_review'],
  },
  decision: {
    audience: 'applicant',
    fields: [...own, 'decision.outcome', 'decision.message', 'offer.reply_by'],
  },
  reply_reminder: {
    audience: 'applicant',
    fields: [...own, 'offer.reply_by'],
    while: ['offered'],
  },
  promotion: {
    audience: 'applicant',
    fields: [...own, 'offer.reply_by'],
    while: ['offered', 'accepted', 'confirmed'],
  },
  waitlist_closed: { audience: 'applicant', fields: own },
  offer_withdrawn: { audience: 'applicant', fields: own },
  travel_wanted: {
    audience: 'applicant',
    fields: own,
    while: ['accepted', 'confirmed'],
  },
  letter_ready: { audience: 'applicant', fields: own },
  certificate_ready: { audience: 'applicant', fields: own },
  program_changed: {
    audience: 'applicant',
    fields: own,
    while: open,
  },
  program_cancelled: { audience: 'applicant', fields: own },
  come_back: {
    audience: 'applicant',
    fields: ['come_back.links', 'come_back.minutes'],
  },
}

export const kindOf = (kind: MessageKind): Kind => KINDS[kind]

/** The fields of a kind that its audience may read. A template can reach no other. */
export const fieldsOf = (kind: MessageKind): FieldName[] => {
  const { audience, fields } = kindOf(kind)
  return fields.filter((name) => {
    const { group }: Field = TEMPLATE_FIELDS[name]
    return group === undefined || isFor(audience, group)
  })
}
