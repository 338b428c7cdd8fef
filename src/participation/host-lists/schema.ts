import { type Static, Type } from 'typebox'
import { Payer } from '../../catalogue/programs/settings-schema.ts'
import { Choice, Day, IdOf, Instant, Nullable, ref } from '../../http/wire.ts'
import { DietKind } from '../travel/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const whole = Type.Null({ description: 'Always null: the list is on one page' })

const who = {
  application_id: IdOf('the application'),
  name: Type.String({ description: 'The name of the person' }),
  city_name: Type.String({ description: 'The name of the city' }),
  country: Type.String({ description: 'The country of the city, as an ISO 3166-1 alpha-2 code' }),
}
const accessibility = Nullable(Type.String(), { description: 'What the person needs. Null: nothing was told' })

const Journey = Type.Object(
  {
    ...who,
    at: Nullable(Instant, { description: 'When; null: not told' }),
    local_time: Nullable(Type.String(), { description: 'The same in the zone of the program, for a printed list' }),
    place: Nullable(Type.String(), { description: 'The airport, station or border' }),
    number: Nullable(Type.String(), { description: 'The number of the flight, train or ship' }),
    accessibility,
    has_request: Type.Boolean({ description: 'The participant wants a change that staff have not answered' }),
  },
  { $id: 'Journey', description: 'The arrival or the departure of one person' },
)
export const JourneyList = Type.Object(
  { items: Type.Array(ref(Journey), { description: 'By time; those who told none come last' }), next_cursor: whole },
  { $id: 'JourneyList', description: 'Who arrives or departs when and where' },
)
export type JourneyList = Static<typeof JourneyList>
const JourneyDirection = Choice('JourneyDirection', { arrival: 'To the program', departure: 'Back' })
export const JourneyQuery = Type.Object(
  {
    direction: Optional({
      ...JourneyDirection,
      default: 'arrival',
      description: 'Arrivals or departures; default: arrival',
    }),
  },
  closed,
)

const PayerNights = Type.Object(
  {
    payer: Nullable(Payer, { description: 'Who pays. Null: the program’s coverage does not say' }),
    nights: Type.Integer({ description: 'The number of room nights' }),
  },
  { $id: 'PayerNights', description: 'Room nights of one payer' },
)
const RoomStay = Type.Object(
  {
    ...who,
    check_in: { ...Day, description: 'The local day of the arrival' },
    check_out: { ...Day, description: 'The local day of the departure' },
    is_assumed: Type.Boolean({ description: 'The arrival or the departure is not told: the program’s days are taken' }),
    nights: Type.Integer({ description: 'The number of nights' }),
    payers: Type.Array(ref(PayerNights), { description: 'Who pays how many of them' }),
    accessibility,
  },
  { $id: 'RoomStay', description: 'The room of one person' },
)
const RoomsOfNight = Type.Object(
  {
    on: { ...Day, description: 'The local day on which the night begins' },
    rooms: Type.Integer({ description: 'The number of rooms' }),
  },
  { $id: 'RoomsOfNight', description: 'The rooms of one night' },
)
export const Rooming = Type.Object(
  {
    items: Type.Array(ref(RoomStay), { description: 'Each person, by city and name' }),
    next_cursor: whole,
    payers: Type.Array(ref(PayerNights), { description: 'All nights by payer' }),
    nights: Type.Array(ref(RoomsOfNight), { description: 'The rooms of each night' }),
  },
  { $id: 'Rooming', description: 'Who stays when, and who pays' },
)
export type Rooming = Static<typeof Rooming>

const DietTotal = Type.Object(
  {
    diet: Nullable(DietKind, { description: 'Null: not told' }),
    count: Type.Integer({ description: 'The number of people' }),
    notes: Type.Array(Type.String(), { description: 'What they wrote with it, without names, each once' }),
  },
  { $id: 'DietTotal', description: 'How many people eat so' },
)
export const DietTotals = Type.Object(
  { items: Type.Array(ref(DietTotal), { description: 'The most frequent first' }), next_cursor: whole },
  { $id: 'DietTotals', description: 'What the kitchen needs to know; it names nobody' },
)
export type DietTotals = Static<typeof DietTotals>

export const HostList = Choice('HostList', {
  arrivals: 'Who arrives when and where',
  departures: 'Who departs when and where',
  rooming: 'Who stays when, and who pays',
  badges: 'What stands on the badges, with the codes',
})
export type HostList = Static<typeof HostList>
const FileFormat = Choice('FileFormat', {
  csv: 'Comma separated values, in UTF-8',
  xlsx: 'A workbook of Excel',
})
export const FileQuery = Type.Object(
  { format: Optional({ ...FileFormat, default: 'csv', description: 'The kind of file; default: csv' }) },
  closed,
)

export const schemas = [Journey, JourneyList, PayerNights, RoomStay, RoomsOfNight, Rooming, DietTotal, DietTotals]
