import { type Static, Type } from 'typebox'
import {
  Choice,
  Country,
  Day,
  Id,
  Line,
  Literals,
  Name,
  Nullable,
  Page,
  PageQuery,
  ref,
  Versioned,
} from '../../http/wire.ts'
import { mailboxSchemas } from './mailbox-schema.ts'

export const CityKind = Choice('CityKind', {
  city: 'A city or municipality',
  region: 'A province, state or metropolitan region',
  district: 'A part of a city with a government of its own',
})
export type CityKind = Static<typeof CityKind>

export const Membership = Type.Object(
  {
    from: { ...Day, description: 'The first day' },
    until: Nullable(Day, { description: 'The last day, included; null: no end' }),
    suspended_from: Nullable(Day, { description: 'The first day of a suspension; null: none' }),
    suspended_until: Nullable(Day, { description: 'The last day of the suspension, included; null: it goes on' }),
  },
  { $id: 'Membership', description: 'A period in the network; whole days, both ends included.' },
)
export type Membership = Static<typeof Membership>

export const MembershipInput = Type.Object(
  {
    from: Membership.properties.from,
    until: Type.Optional(Membership.properties.until),
    suspended_from: Type.Optional(Membership.properties.suspended_from),
    suspended_until: Type.Optional(Membership.properties.suspended_until),
  },
  { $id: 'MembershipInput', description: 'A period in the network', additionalProperties: false },
)
export type MembershipInput = Static<typeof MembershipInput>

export const City = Type.Object(
  {
    id: Id,
    name: Type.String({ description: 'The usual name' }),
    country: Country,
    kind: CityKind,
    aliases: Type.Array(Type.String(), { description: 'Other names and spellings; `q` finds them too' }),
    membership: Nullable(ref(Membership), {
      description: 'The latest period; null if the city was never a member',
    }),
    memberships: Type.Array(ref(Membership), { description: 'Every period, oldest first' }),
    ...Versioned,
  },
  { $id: 'City', description: 'A place or authority that nominates officials' },
)
export type City = Static<typeof City>

const Aliases = Type.Array(Line(), { maxItems: 50, uniqueItems: true, description: 'Other names and spellings' })
const CityName = { ...Name(), description: 'The usual name' }

export const NewCity = Type.Object(
  {
    name: CityName,
    country: Country,
    kind: Type.Optional({ ...CityKind, description: 'Default: city' }),
    aliases: Type.Optional(Aliases),
    membership: Type.Optional(Nullable(ref(MembershipInput), { description: 'The first period; null: not a member' })),
  },
  { $id: 'NewCity', description: 'A city, with its first membership', additionalProperties: false },
)
export type NewCity = Static<typeof NewCity>

export const CityChange = Type.Object(
  {
    name: Type.Optional(CityName),
    country: Type.Optional(Country),
    kind: Type.Optional(CityKind),
    aliases: Type.Optional(Aliases),
    membership: Type.Optional(
      Type.Unsafe<MembershipInput>({
        ...ref(MembershipInput),
        description: 'If `from` is that of a known period, this corrects the period; otherwise it adds a new one',
      }),
    ),
    memberships: Type.Optional(
      Type.Array(ref(MembershipInput), {
        maxItems: 100,
        description:
          'The full list of periods, which replaces the stored one: use it to correct a `from`, or to delete a period',
      }),
    ),
  },
  {
    $id: 'CityChange',
    description: 'Each given member replaces the stored one; the others stay',
    additionalProperties: false,
    minProperties: 1,
  },
)
export type CityChange = Static<typeof CityChange>

export const CityPage = Type.Object(Page(ref(City)).properties, { $id: 'CityPage', description: 'A page of cities' })
export const CityQuery = Type.Object(
  {
    ...PageQuery,
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of the name or of an alias' })),
    country: Type.Optional({ ...Country, description: 'Only cities of this country' }),
    kind: Type.Optional({ ...CityKind, description: 'Only cities of this kind' }),
    sort: Type.Optional(
      Literals(['name', '-name', 'created_at', '-created_at'], {
        default: 'name',
        description: 'The order; with `-` in reverse',
      }),
    ),
  },
  { additionalProperties: false },
)
export type CityQuery = Static<typeof CityQuery>

export const schemas = [Membership, MembershipInput, City, NewCity, CityChange, CityPage, ...mailboxSchemas]
