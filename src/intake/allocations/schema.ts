import { type Static, Type } from 'typebox'
import { Id, IdOf, Instant, Nullable, ref, Words } from '../../http/wire.ts'

const closed = { additionalProperties: false }
const Reason = { ...Words(), description: 'Why; the history shows it' }
const Cap = Nullable(Type.Integer(), { description: 'Null: not limited' })
const OverBy = Type.Integer({ description: 'How many more are in use than a lowered cap allows' })

const Used = Type.Integer({ description: 'How many are in use' })
const Free = Nullable(Type.Integer(), { description: 'How many are left. Null: not limited' })

export const CityUsage = Type.Object(
  { cap: Cap, used: Used, free: Free, over_by: OverBy },
  {
    $id: 'CityUsage',
    description: 'The city’s seats in the program: those that are offered, accepted or confirmed',
  },
)
export const SeatUsage = Type.Object(
  { total: Nullable(Type.Integer(), { description: 'Null: not limited' }), used: Used, free: Free, over_by: OverBy },
  { $id: 'SeatUsage', description: 'The seats of a program' },
)
const Slot = Type.Object(
  {
    number: Type.Integer({ description: 'Counts the slots of the city, from 1' }),
    application_id: Nullable(Id, {
      description: 'The application that takes it. Null: free, or the caller may not see the application',
    }),
    since: Nullable(Instant, { description: 'Since when it is taken. Null: free' }),
  },
  { $id: 'Slot', description: 'One of a city’s numbered places for applications' },
)

export const Allocation = Type.Object(
  {
    program_id: IdOf('the program'),
    city_id: IdOf('the city'),
    cap: Cap,
    used: Used,
    free: Free,
    over_by: OverBy,
    participants: ref(CityUsage),
    slots: Type.Array(ref(Slot), { description: 'The slots in use; the free ones too if the cap is at most 100' }),
  },
  { $id: 'Allocation', description: 'What a city may use in a program, and how it uses it' },
)
export type Allocation = Static<typeof Allocation>
export const CityCap = Type.Object(
  {
    max_applications: Type.Integer({ minimum: 1, maximum: 1000, description: 'Applications of this city' }),
    reason: Reason,
  },
  { $id: 'CityCap', description: 'A cap for one city, instead of the program’s cap', ...closed },
)
export type CityCap = Static<typeof CityCap>
export const CityCapRemoval = Type.Object(
  { reason: Type.Optional({ ...Reason, description: 'For the history; must not contain personal data' }) },
  closed,
)

const CitySeats = Type.Object(
  {
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    cap: Cap,
    used: Used,
    over_by: OverBy,
  },
  { $id: 'CitySeats', description: 'The seats that a city uses in a program' },
)
export const Seats = Type.Object(
  {
    program_id: IdOf('the program'),
    total: Nullable(Type.Integer(), { description: 'Null: not limited' }),
    used: Type.Integer({ description: 'Offered, accepted or confirmed' }),
    held: Type.Integer({ description: 'Open decisions to select: each takes a seat when it is released' }),
    free: Nullable(Type.Integer(), { description: 'total - used; open decisions do not count yet' }),
    over_by: OverBy,
    cities: Type.Array(ref(CitySeats), { description: 'Those that have a seat, by name' }),
  },
  { $id: 'Seats', description: 'The seats of a program, city by city' },
)
export type Seats = Static<typeof Seats>

export const schemas = [CityUsage, SeatUsage, Slot, Allocation, CityCap, CitySeats, Seats]
