import { type Static, Type } from 'typebox'
import { Choice, Day, IdOf, Instant, Line, Name, Nullable, ref, Text, Words } from '../../http/wire.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

const Leg = (what: string, $id: string) =>
  Type.Object(
    {
      at: Type.Unsafe<string>({ ...Instant, description: `When the ${what} is` }),
      place: Optional(Nullable(Line(200), { description: 'The airport, station or border' })),
      number: Optional(Nullable(Line(20), { description: 'The number of the flight, train or ship' })),
    },
    { $id, description: `The ${what}`, ...closed },
  )
const Arrival = Leg('arrival', 'Arrival')
const Departure = Leg('departure', 'Departure')

export const DietKind = Choice('DietKind', {
  none: 'Eats everything',
  vegetarian: 'No meat and no fish',
  vegan: 'Nothing from animals',
  halal: 'Halal',
  kosher: 'Kosher',
  other: 'Something else: see the note',
})
export type DietKind = Static<typeof DietKind>
const Diet = Type.Object(
  { kind: DietKind, note: Optional(Nullable(Line(300), { description: 'Allergies, and what the kind does not say' })) },
  { $id: 'Diet', description: 'What somebody eats', ...closed },
)
const EmergencyContact = Type.Object(
  {
    name: { ...Name(), description: 'Whom to call' },
    phone: {
      ...Line(40),
      pattern: '^[+0-9 ()./-]*[0-9][+0-9 ()./-]*$',
      description: 'With the country code',
      examples: ['+968 2412 3456'],
    },
    relation: Optional(Nullable(Line(100), { description: 'Who that is to the participant' })),
  },
  { $id: 'EmergencyContact', description: 'Whom to call if something happens', ...closed },
)
const Insurance = Type.Object(
  {
    insurer: { ...Line(200), description: 'The company' },
    policy: Optional(Nullable(Line(100), { description: 'The number of the policy' })),
    valid_until: Optional(Nullable(Day, { description: 'The last day that it covers' })),
  },
  { $id: 'Insurance', description: 'The travel insurance', ...closed },
)

const parts = {
  arrival: Nullable(ref(Arrival), { description: 'Null: not told' }),
  departure: Nullable(ref(Departure), { description: 'Null: not told' }),
  diet: Nullable(ref(Diet), { description: 'Null: not told' }),
  accessibility: Nullable(Text(1000), { description: 'What the person needs to take part. Null: nothing' }),
  emergency_contact: Nullable(ref(EmergencyContact), { description: 'Null: not told' }),
  insurance: Nullable(ref(Insurance), { description: 'Null: not told' }),
}
export const TRAVEL_PARTS = Object.keys(parts) as (keyof typeof parts)[]

export const TravelDetails = Type.Object(parts, {
  $id: 'TravelDetails',
  description: 'How somebody travels, and needs',
})
export type TravelDetails = Static<typeof TravelDetails>

export const NewTravel = Type.Object(
  {
    arrival: Optional(parts.arrival),
    departure: Optional(parts.departure),
    diet: Optional(parts.diet),
    accessibility: Optional(parts.accessibility),
    emergency_contact: Optional(parts.emergency_contact),
    insurance: Optional(parts.insurance),
  },
  { $id: 'NewTravel', description: 'All details at once: what is left out is not told', ...closed },
)
export type NewTravel = Static<typeof NewTravel>

export const Travel = Type.Object(
  {
    application_id: IdOf('the application'),
    program_id: IdOf('the program'),
    ...parts,
    is_frozen: Type.Boolean({ description: 'From now on a change of the participant is a request to staff' }),
    requested: Nullable(ref(TravelDetails), { description: 'The change that staff have not accepted yet. Null: none' }),
    requested_at: Nullable(Instant, { description: 'When it was requested; null: none is' }),
    version: Type.Integer({ description: 'Counts the changes; the ETag is made of it' }),
    created_at: { ...Instant, description: 'When they were first told' },
    updated_at: { ...Instant, description: 'When they were last changed' },
  },
  { $id: 'Travel', description: 'The travel details of somebody with a place' },
)
export type Travel = Static<typeof Travel>

export const DeclinedTravel = Type.Object(
  { reason: { ...Words(), description: 'Why; the participant reads it in the history' } },
  { $id: 'DeclinedTravel', description: 'Why a change cannot be made', ...closed },
)

export const schemas = [
  Arrival,
  Departure,
  Diet,
  EmergencyContact,
  Insurance,
  TravelDetails,
  NewTravel,
  Travel,
  DeclinedTravel,
]
