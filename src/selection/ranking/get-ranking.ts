import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { latestSafeDates } from '../../intake/applications/latest-safe-dates.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { pageOfComputed } from '../../platform/postgres/pages.ts'
import { notFound } from '../../platform/problem.ts'
import { currentRanking } from './current-ranking.ts'
import { findNames, findRanking, listPlaces, type RankingRow } from './queries.ts'
import { type Candidate, compare, explain, type Facts, RULE_VERSION } from './rank.ts'
import type { RankedApplication, Ranking, RankingPage, RankingQuery } from './schema.ts'

interface Shown {
  number: number
  place: number
  application_id: string
  explanation: string
  facts: Facts
}

async function withNames(db: Db, shown: Shown[]): Promise<RankedApplication[]> {
  const ids = shown.map(({ application_id }) => application_id)
  const names = await findNames(db, ids)
  const dates = await latestSafeDates(db, ids)
  return shown.map(({ facts, ...place }) => {
    const { city_id = '', city_name = '', applicant_name = '' } = names.get(place.application_id) ?? {}
    return {
      ...place,
      city_id,
      city_name,
      applicant_name,
      ...facts,
      latest_safe_decision_date: dates.get(place.application_id) ?? null,
    }
  })
}

export const shownRanking = ({ settings, ...row }: RankingRow): Ranking => ({
  ...row,
  tie_breaks: [...settings.tie_breaks],
})

/** A page of the order as it is now. It is computed anew: what moves meanwhile may be on two pages, or on none. */
async function currentPage({ db }: Ctx, program_id: string, query: RankingQuery): Promise<RankingPage> {
  const program = await getPublishedProgram(db, program_id)
  const { places, settings, rubric_version } = await currentRanking(db, program)
  const rules = settings.tie_breaks
  const { items, next_cursor, start } = pageOfComputed(
    places,
    ({ candidate: { application_id, ...facts } }) => ({ id: application_id, key: JSON.stringify(facts) }),
    ({ candidate }, { id, key }) =>
      compare(rules, candidate, { ...(JSON.parse(key) as Facts), application_id: id } satisfies Candidate) > 0,
    query,
  )
  const shown = items.map(({ number, place, candidate: { application_id, ...facts } }, i) => ({
    number,
    place,
    application_id,
    explanation: explain(places, start + i, rules),
    facts,
  }))
  return {
    items: await withNames(db, shown),
    next_cursor,
    size: places.length,
    rule_version: RULE_VERSION,
    rubric_version,
    tie_breaks: [...rules],
    frozen: null,
  }
}

/** A page of the ranking of a program: of the order as it is now, or of a frozen one. Errors: not_found, role_not_allowed. */
export async function getRanking(ctx: Ctx, program_id: string, query: RankingQuery): Promise<RankingPage> {
  await checkRunsProgram(ctx, program_id)
  if (query.frozen === undefined) return currentPage(ctx, program_id, query)
  const row = await findRanking(ctx.db, program_id, query.frozen)
  if (!row) throw notFound()
  const frozen = shownRanking(row)
  const { items, next_cursor } = await listPlaces(ctx.db, row.id, query)
  const { size, rule_version, rubric_version, tie_breaks } = frozen
  return { items: await withNames(ctx.db, items), next_cursor, size, rule_version, rubric_version, tie_breaks, frozen }
}
