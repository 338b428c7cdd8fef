import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import type { PageOf } from '../../platform/postgres/pages.ts'
import { shownRanking } from './get-ranking.ts'
import { listRankingRows } from './queries.ts'
import type { Ranking, RankingListQuery } from './schema.ts'

/** The frozen rankings of a program, the latest first. Errors: not_found, role_not_allowed. */
export async function listRankings(ctx: Ctx, program_id: string, query: RankingListQuery): Promise<PageOf<Ranking>> {
  await checkRunsProgram(ctx, program_id)
  const { items, next_cursor } = await listRankingRows(ctx.db, program_id, query)
  return { items: items.map(shownRanking), next_cursor }
}
