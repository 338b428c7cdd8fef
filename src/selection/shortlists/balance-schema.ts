import { type Static, type TSchema, Type } from 'typebox'
import { DocumentKindName } from '../../catalogue/forms/schema.ts'
import { Country, Day, IdOf, Nullable, ref } from '../../http/wire.ts'
import { FieldOfWork, GenderName, PostLevel } from '../../intake/applications/schema.ts'

const application_id = IdOf('the application')
const count = Type.Integer({ description: 'The number of applications' })
const over_by = Type.Integer({ description: 'How many of these are more than there may be' })
const taken = Type.Integer({ description: 'Seats that are taken now' })
const after = Type.Integer({ description: 'The same with those of the shortlist that have none yet' })
const list = <T extends TSchema & { $id?: string }>(schema: T, description: string) =>
  Type.Array(ref(schema), { description })

const BalanceSeats = Type.Object(
  {
    total: Nullable(Type.Integer(), { description: 'The seats of the program. Null: not limited' }),
    taken,
    after,
    over_by,
  },
  { $id: 'BalanceSeats', description: 'The seats that a shortlist would use' },
)
const BalanceCity = Type.Object(
  {
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    country: Country,
    first_time: Type.Boolean({ description: 'Whether nobody of the city took part in an earlier program' }),
    count,
    cap: Nullable(Type.Integer(), { description: 'Participants of the city at most. Null: not limited' }),
    taken,
    after,
    over_by,
  },
  { $id: 'BalanceCity', description: 'A city in a shortlist' },
)
const BalanceCountry = Type.Object(
  { country: Country, count },
  { $id: 'BalanceCountry', description: 'A country in a shortlist, by the city' },
)
const BalanceRegion = Type.Object(
  {
    code: Type.String({ description: 'The code of UN M49', examples: ['030'] }),
    name: Type.String({ description: 'Its name there' }),
    continent: Type.String({ description: 'The larger region there' }),
    count,
  },
  { $id: 'BalanceRegion', description: 'A region of the world in a shortlist, by the city’s country' },
)
const BalanceField = Type.Object(
  { value: Nullable(FieldOfWork), count },
  { $id: 'BalanceField', description: 'A field of work. Null: not told' },
)
const BalanceLevel = Type.Object(
  { value: Nullable(PostLevel), count },
  { $id: 'BalanceLevel', description: 'A rank. Null: not told' },
)
const BalanceGender = Type.Object(
  {
    gender: GenderName,
    count: Nullable(Type.Integer(), { description: 'Null: hidden, for fewer than five could be told by name' }),
  },
  { $id: 'BalanceGender', description: 'A gender, as people declare it; not told counts as undisclosed' },
)
const LateVisa = Type.Object(
  {
    application_id,
    days: Type.Integer({ description: 'Days before the program starts, from the decision on' }),
    needed: Type.Integer({ description: 'Days that a visa takes' }),
    latest_safe_decision_date: { ...Day, description: 'The last day on which a decision would have left time' },
  },
  { $id: 'LateVisa', description: 'A person who cannot get a visa in time' },
)
const LatePassport = Type.Object(
  {
    application_id,
    expires_on: { ...Day, description: 'The last day of the passport' },
    needed: { ...Day, description: 'The day until which it should be valid' },
  },
  { $id: 'LatePassport', description: 'A person whose passport expires within six months of the last day' },
)
const NotVerified = Type.Object(
  {
    application_id,
    documents: Type.Array(DocumentKindName, { description: 'The required documents that are missing or not verified' }),
  },
  { $id: 'NotVerified', description: 'An application that lacks a verified document' },
)

const ShortlistBalance = Type.Object(
  {
    shortlist_id: IdOf('the shortlist'),
    name: Type.String({ description: 'The name of the shortlist' }),
    size: Type.Integer({ description: 'The number of applications in it' }),
    seats: ref(BalanceSeats),
    cities: list(BalanceCity, 'Each city, the most frequent first'),
    first_time_cities: Type.Integer({ description: 'The number of cities that took part in no earlier program' }),
    countries: list(BalanceCountry, 'Each country, the most frequent first'),
    regions: list(BalanceRegion, 'Each region, the most frequent first'),
    fields_of_work: list(BalanceField, 'Each field of work, the most frequent first'),
    levels: list(BalanceLevel, 'Each rank, the most frequent first'),
    genders: list(BalanceGender, 'Each gender, as an aggregate only'),
    late_visas: list(LateVisa, 'Who cannot get a visa in time, from the dates known'),
    late_passports: list(LatePassport, 'Whose passport expires too early, from the dates known'),
    not_endorsed: Type.Array(application_id, { description: 'The applications that the city has not endorsed' }),
    not_verified: list(NotVerified, 'The applications that lack a verified document'),
  },
  { $id: 'ShortlistBalance', description: 'What a shortlist would mean for the program' },
)
export const BalanceList = Type.Object(
  {
    items: list(ShortlistBalance, 'The shortlist, then those that it is compared with'),
    next_cursor: Type.Null({ description: 'Always null: all balances are on one page' }),
  },
  { $id: 'BalanceList', description: 'The balances of shortlists, side by side' },
)
export const BalanceQuery = Type.Object(
  {
    compare: Type.Optional(
      Type.String({
        maxLength: 200,
        pattern: '^[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36}){0,3}$',
        examples: ['01922f7a-5c00-7000-8000-000000000001'],
        description: 'The ids of up to four other shortlists of the program, separated by commas',
      }),
    ),
  },
  { additionalProperties: false },
)
export type BalanceQuery = Static<typeof BalanceQuery>

export const schemas = [
  BalanceSeats,
  BalanceCity,
  BalanceCountry,
  BalanceRegion,
  BalanceField,
  BalanceLevel,
  BalanceGender,
  LateVisa,
  LatePassport,
  NotVerified,
  ShortlistBalance,
  BalanceList,
]
