import { type Static, Type } from 'typebox'
import { TieBreakName } from '../../catalogue/programs/settings-schema.ts'
import { Id, IdOf, Instant, Nullable, Page, PageQuery, ref, Text } from '../../http/wire.ts'
import { LatestSafeDate } from '../../intake/applications/schema.ts'

const CriterionMean = Type.Object(
  {
    name: Type.String({ description: 'The name of the criterion in the rubric' }),
    mean: Type.Number({ description: 'The mean of its scores, in its own range' }),
    n: Type.Integer({ description: 'The number of its scores' }),
  },
  { $id: 'CriterionMean', description: 'What was scored on one criterion' },
)
const RankedScore = Type.Object(
  {
    value: Type.Number({ description: 'The weighted mean of the criteria in the total, with two decimals' }),
    of: Type.Number({ description: 'The highest that it could be: 100, unless all criteria have the same range' }),
    reviews: Type.Integer({ description: 'The number of submitted reviews' }),
    interviews: Type.Integer({ description: 'The number of interviews that were held' }),
    spread: Nullable(Type.Number(), {
      description: 'The sample standard deviation of the totals of the reviews. Null: fewer than two',
    }),
    criteria: Type.Array(ref(CriterionMean), { description: 'Each criterion in the total that has a score' }),
    missing: Type.Array(Type.String(), {
      description: 'The labels of those that have none. They are left out of the mean, and never count as zero',
    }),
  },
  { $id: 'RankedScore', description: 'The score of an application, from its reviews and its interview' },
)

const RankedApplication = Type.Object(
  {
    number: Type.Integer({ description: 'Counts the list from 1' }),
    place: Type.Integer({ description: 'The same for applications that no rule parts' }),
    application_id: IdOf('the application'),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    applicant_name: Type.String({ description: 'The name of the person' }),
    explanation: Type.String({ description: 'Plain English: why the place is where it is' }),
    score: Nullable(ref(RankedScore), {
      description: 'Null: nobody has scored it. It comes after all that have a score',
    }),
    city_priority: Nullable(Type.Integer(), {
      description: 'The place in the city’s own order of its nominees. Null: the city has not told one',
    }),
    first_time_city: Type.Boolean({
      description:
        'Whether nobody of the city has accepted a place in a program of this service that starts before this one. Past editions that a series only lists name no cities, and do not count',
    }),
    submitted_at: { ...Instant, description: 'When it was last submitted' },
    latest_safe_decision_date: LatestSafeDate,
  },
  { $id: 'RankedApplication', description: 'An application at its place, with the facts that put it there' },
)
export type RankedApplication = Static<typeof RankedApplication>

export const Ranking = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    number: Type.Integer({ description: 'Counts the frozen rankings of the program, from 1' }),
    size: Type.Integer({ description: 'The number of applications in it' }),
    rule_version: Type.Integer({ description: 'The version of the rules of the service that made it' }),
    rubric_version: Nullable(Type.Integer(), { description: 'The newest rubric then. Null: there was none' }),
    tie_breaks: Type.Array(TieBreakName, { description: 'The rules, the first one first' }),
    note: Nullable(Type.String(), { description: 'For staff: what it was frozen for' }),
    frozen_by: Type.String({ description: 'The name of the key that froze it' }),
    frozen_at: { ...Instant, description: 'When it was frozen' },
  },
  { $id: 'Ranking', description: 'A frozen ranking: it never changes' },
)
export type Ranking = Static<typeof Ranking>

export const RankingList = Type.Object(Page(ref(Ranking)).properties, {
  $id: 'RankingList',
  description: 'A page of frozen rankings',
})
export const RankingListQuery = Type.Object(PageQuery, { additionalProperties: false })
export type RankingListQuery = Static<typeof RankingListQuery>

export const RankingPage = Type.Object(
  {
    ...Page(ref(RankedApplication)).properties,
    size: Type.Integer({ description: 'The number of applications in the whole ranking' }),
    rule_version: Type.Integer({ description: 'The version of the rules of the service' }),
    rubric_version: Nullable(Type.Integer(), { description: 'The newest rubric. Null: there is none' }),
    tie_breaks: Type.Array(TieBreakName, { description: 'The rules, the first one first' }),
    frozen: Nullable(ref(Ranking), { description: 'The frozen ranking. Null: the order as it is now' }),
  },
  { $id: 'RankingPage', description: 'A page of a ranking' },
)
export type RankingPage = Static<typeof RankingPage>
export const RankingQuery = Type.Object(
  {
    ...PageQuery,
    frozen: Type.Optional(
      Type.Integer({ minimum: 1, description: 'The number of a frozen ranking. Left out: the order as it is now' }),
    ),
  },
  { additionalProperties: false },
)
export type RankingQuery = Static<typeof RankingQuery>

export const NewRanking = Type.Object(
  { note: Type.Optional(Nullable(Text(1000), { description: 'For staff: what it is frozen for' })) },
  { $id: 'NewRanking', description: 'How to freeze the ranking', additionalProperties: false },
)
export type NewRanking = Static<typeof NewRanking>

export const schemas = [CriterionMean, RankedScore, RankedApplication, Ranking, RankingList, RankingPage, NewRanking]
