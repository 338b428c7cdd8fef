import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { listGiven } from './given-scores.ts'
import { listCandidates, listRubrics } from './queries.ts'
import { type Place, type RankingSettings, rank, TIE_BREAKS } from './rank.ts'
import { scorer } from './score.ts'

export interface CurrentRanking {
  places: Place[]
  settings: RankingSettings
  rubric_version: number | null
}

/** The order of the applications of a program that are in review, as the scores and the rules are now. */
export async function currentRanking(db: Db, program: PublishedProgram): Promise<CurrentRanking> {
  const rubrics = new Map((await listRubrics(db, program.id)).map(({ version, criteria }) => [version, criteria]))
  const given = await listGiven(db, program.id)
  const rows = await listCandidates(db, { program_id: program.id, starts_on: program.starts_on })
  const scoreOf = scorer(rubrics)
  const candidates = rows.map((row) => ({ ...row, score: scoreOf(given.get(row.application_id) ?? []) }))
  const tie_breaks = program.selection.tie_breaks ?? TIE_BREAKS
  const newest = rubrics.size > 0 ? Math.max(...rubrics.keys()) : null
  return {
    places: rank(candidates, tie_breaks),
    settings: { tie_breaks, criteria: newest === null ? [] : (rubrics.get(newest) ?? []) },
    rubric_version: newest,
  }
}
