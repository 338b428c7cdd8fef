import { type Static, Type } from 'typebox'
import { Id, IdOf, Line, Nullable, Page, PageQuery, ref, Text, Versioned } from '../../http/wire.ts'
import { StatusName } from '../../intake/applications/lifecycle-schema.ts'
import { LatestSafeDate } from '../../intake/applications/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

const applicationIds = Type.Array(Id, {
  maxItems: 1000,
  uniqueItems: true,
  description: 'The applications, in the order in which staff want them',
})
const note = Optional(Nullable(Text(1000), { description: 'For staff: what it is for' }))

const FromRanking = Type.Object(
  {
    frozen: Optional(
      Type.Integer({ minimum: 1, description: 'The number of a frozen ranking. Left out: the order as it is now' }),
    ),
    seats: Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'How many to take. Left out: the free seats of the program, or 1,000 if they are not limited',
      }),
    ),
  },
  {
    $id: 'FromRanking',
    description: 'Takes the first of a ranking, within seats and the cities’ participants',
    ...closed,
  },
)
export const NewShortlist = Type.Object(
  {
    name: { ...Line(200), description: 'Each name once in a program' },
    note,
    application_ids: Optional(applicationIds),
    from_ranking: Optional(ref(FromRanking)),
  },
  {
    $id: 'NewShortlist',
    description: 'A shortlist: by hand with `application_ids`, or from a ranking with `from_ranking`',
    ...closed,
  },
)
export type NewShortlist = Static<typeof NewShortlist>

export const ShortlistChange = Type.Object(
  { name: { ...Line(200), description: 'Each name once in a program' }, note, application_ids: applicationIds },
  { $id: 'ShortlistChange', description: 'What replaces the shortlist', ...closed },
)
export type ShortlistChange = Static<typeof ShortlistChange>

const head = {
  id: Id,
  program_id: IdOf('the program'),
  name: Type.String({ description: 'Its name' }),
  note: Nullable(Type.String(), { description: 'For staff: what it is for' }),
  size: Type.Integer({ description: 'The number of applications in it' }),
  ranking_id: Nullable(Id, { description: 'The frozen ranking that it was made from. Null: another way' }),
  made_by: Type.String({ description: 'The name of the key that made it' }),
}
const ShortlistItem = Type.Object(
  {
    number: Type.Integer({ description: 'Counts the shortlist from 1' }),
    application_id: IdOf('the application'),
    applicant_name: Type.String({ description: 'The name of the person' }),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    status: StatusName,
    latest_safe_decision_date: LatestSafeDate,
  },
  { $id: 'ShortlistItem', description: 'An application in a shortlist' },
)
export const Shortlist = Type.Object(
  {
    ...head,
    applications: Type.Array(ref(ShortlistItem), { description: 'In the order of the shortlist' }),
    ...Versioned,
  },
  { $id: 'Shortlist', description: 'A saved set of applications of a program. It decides nothing' },
)
export type Shortlist = Static<typeof Shortlist>

const PassedOver = Type.Object(
  { application_id: IdOf('the application'), city_id: IdOf('the city') },
  { $id: 'PassedOver', description: 'An application whose city has its participants already' },
)
export const MadeShortlist = Type.Object(
  {
    ...Shortlist.properties,
    passed_over: Type.Array(ref(PassedOver), {
      description: 'From a ranking: those before the last one taken whose city has its participants already',
    }),
  },
  { $id: 'MadeShortlist', description: 'A new shortlist' },
)

const ShortlistSummary = Type.Object(
  { ...head, ...Versioned },
  { $id: 'ShortlistSummary', description: 'A shortlist as a row of a list' },
)
export const ShortlistPage = Type.Object(Page(ref(ShortlistSummary)).properties, {
  $id: 'ShortlistPage',
  description: 'A page of shortlists',
})
export const ShortlistQuery = Type.Object(PageQuery, closed)
export type ShortlistQuery = Static<typeof ShortlistQuery>

export const schemas = [
  FromRanking,
  NewShortlist,
  ShortlistChange,
  ShortlistItem,
  Shortlist,
  PassedOver,
  MadeShortlist,
  ShortlistSummary,
  ShortlistPage,
]
