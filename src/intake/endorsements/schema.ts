import { type Static, Type } from 'typebox'
import { Choice, Email, Id, IdOf, Instant, Name, Nullable, ref, Versioned, Words } from '../../http/wire.ts'
import { Position } from '../applications/schema.ts'
import type { EndorsementStatus } from './lifecycle.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

export const EndorsementStatusName = Choice<EndorsementStatus>('EndorsementStatus', {
  requested: 'The city has not answered',
  endorsed: 'The city says that this is its nominee',
  declined: 'The city said no',
  withdrawn: 'The city took its word back',
  superseded: 'Another endorsement replaced it',
  expired: 'The link ended without an answer',
})
const GivenBy = Choice('EndorsementWay', {
  key: 'A focal point, with the key of the city',
  link: 'A focal point, with a one-time link',
  paper: 'Staff recorded one that was given on paper',
})
export type GivenBy = Static<typeof GivenBy>

export const Endorser = Type.Object(
  {
    name: { ...Name(), description: 'The focal point that answers for the city; never the applicant' },
    email: Email('The e-mail address of the focal point'),
  },
  { $id: 'Endorser', description: 'Who answers for the city', ...closed },
)
export type Endorser = Static<typeof Endorser>

export const Endorsement = Type.Object(
  {
    id: Id,
    application_id: IdOf('the application'),
    program_id: IdOf('the program'),
    city_id: IdOf('the city'),
    status: EndorsementStatusName,
    requested_at: { ...Instant, description: 'When it was requested, or given without a request' },
    link_expires_at: Nullable(Instant, { description: 'When the one-time link ends; null: there is none' }),
    given_by: Nullable(GivenBy, { description: 'How the city answered; null: it did not' }),
    answered_at: Nullable(Instant, { description: 'When the city answered; null: it did not' }),
    reason: Nullable(Type.String(), { description: 'Why the city declined, or took its word back' }),
    form_checked: Type.Boolean({ description: 'Staff held the nomination form against an endorsement on paper' }),
    endorser: Optional(
      Nullable(ref(Endorser), { description: 'Who answered; only for the city and for those who run the program' }),
    ),
    is_own: Optional(
      Type.Boolean({
        description:
          'The applicant endorsed themselves: it does not count, and another focal point must endorse. Only for those who run the program',
      }),
    ),
    version: Versioned.version,
  },
  { $id: 'Endorsement', description: 'The city’s word that an official is its nominee' },
)
export type Endorsement = Static<typeof Endorsement>

const EndorsementLink = Type.Object(
  {
    token: Type.String({ description: 'The last part of the address; shown only here, once' }),
    url: Type.String({ description: 'The address that shows the nominee and takes the answer' }),
    expires_at: { ...Instant, description: 'When it ends' },
  },
  {
    $id: 'EndorsementLink',
    description: 'A one-time link for a focal point without a key. Only those who run the program get it',
  },
)
export const RequestedEndorsement = Type.Object(
  {
    ...Endorsement.properties,
    link: Optional(ref(EndorsementLink)),
  },
  { $id: 'RequestedEndorsement', description: 'A request to the city' },
)
export type RequestedEndorsement = Static<typeof RequestedEndorsement>

export const NewEndorsement = Type.Object(
  {
    endorser: ref(Endorser),
    form_checked: Optional(
      Type.Boolean({
        description: 'Needed from staff: they hold the signed nomination form against the application',
      }),
    ),
  },
  { $id: 'NewEndorsement', description: 'The city’s word, which also attests the post', ...closed },
)
export type NewEndorsement = Static<typeof NewEndorsement>

export const DeclinedEndorsement = Type.Object(
  { endorser: ref(Endorser), reason: { ...Words(), description: 'Why; the applicant reads it' } },
  { $id: 'DeclinedEndorsement', description: 'The city’s no, with a reason', ...closed },
)
export type DeclinedEndorsement = Static<typeof DeclinedEndorsement>

export const LinkAnswer = Type.Object(
  {
    answer: Choice('EndorsementAnswer', { endorse: 'This is our nominee', decline: 'This is not our nominee' }),
    endorser: ref(Endorser),
    reason: Optional(Nullable(Words(), { description: 'Needed to decline; the applicant reads it' })),
  },
  { $id: 'EndorsementLinkAnswer', description: 'The city’s answer through a one-time link', ...closed },
)
export type LinkAnswer = Static<typeof LinkAnswer>

export const LinkView = Type.Object(
  {
    program_title: Type.String({ description: 'The title of the program' }),
    city_name: Type.String({ description: 'The name of the city' }),
    nominee_name: Type.String({ description: 'The name of the official' }),
    position: Nullable(ref(Position), { description: 'The post; null: not told' }),
    has_form: Type.Boolean({ description: 'There is a nomination form: downloadEndorsementForm gives it' }),
    status: EndorsementStatusName,
    expires_at: { ...Instant, description: 'When the link ends' },
  },
  { $id: 'EndorsementLinkView', description: 'What a focal point must see to answer' },
)
export type LinkView = Static<typeof LinkView>

export const Priorities = Type.Object(
  {
    program_id: IdOf('the program'),
    city_id: IdOf('the city'),
    application_ids: Type.Array(Id, { description: 'The nominees, the first choice of the city first' }),
    set_at: Nullable(Instant, { description: 'When the order was set last; null: never' }),
    version: Type.Integer({ description: 'Counts how often it was set; the ETag is made of it. 0: never' }),
  },
  { $id: 'Priorities', description: 'The order in which a city wants its nominees' },
)
export type Priorities = Static<typeof Priorities>
export const NewPriorities = Type.Object(
  {
    application_ids: Type.Array(Id, {
      maxItems: 1000,
      uniqueItems: true,
      description: 'All nominees of the city that have applied and are not decided, each once',
    }),
  },
  { $id: 'NewPriorities', description: 'The whole order at once', ...closed },
)

export const schemas = [
  Endorser,
  Endorsement,
  EndorsementLink,
  RequestedEndorsement,
  NewEndorsement,
  DeclinedEndorsement,
  LinkAnswer,
  LinkView,
  Priorities,
  NewPriorities,
]
