import { lockForRelease } from '../../catalogue/programs/release-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { currentRanking } from './current-ranking.ts'
import { rankingFrozen } from './events.ts'
import { shownRanking } from './get-ranking.ts'
import { insertPlaces, insertRanking, lastRankingNumber } from './queries.ts'
import { explain, RULE_VERSION } from './rank.ts'
import type { NewRanking, Ranking } from './schema.ts'

/**
 * Stores the order as it is now, with its inputs and the version of the rules. The database never changes it.
 * Errors: not_found, role_not_allowed, program_status.
 */
export function freezeRanking(ctx: Ctx, program_id: string, { note = null }: NewRanking): Promise<Ranking> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    // Nobody can move an application meanwhile, and no other ranking gets the same number.
    const program = await lockForRelease(ctx, program_id, 'ranked')
    ctx = await underLock(ctx)
    const { places, settings, rubric_version } = await currentRanking(ctx.db, program)
    const number = (await lastRankingNumber(ctx.db, program_id)) + 1
    const stored = { id: uuidv7(), program_id, number, size: places.length, rule_version: RULE_VERSION, rubric_version }
    const frozen = { note, frozen_by: ctx.actor.name, frozen_at: ctx.now }
    await insertRanking(ctx.db, {
      ...stored,
      ...frozen,
      frozen_by_id: ctx.actor.id,
      settings: JSON.stringify(settings),
    })
    const rows = places.map(({ number, place, candidate: { application_id, ...facts } }, i) => {
      const explanation = explain(places, i, settings.tie_breaks)
      return { ranking_id: stored.id, number, place, application_id, explanation, facts }
    })
    await insertPlaces(ctx.db, { rows: JSON.stringify(rows) })
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'freeze_ranking',
      event: rankingFrozen({ ranking_id: stored.id, number, size: places.length }),
      visibility: 'staff',
    })
    return shownRanking({ ...stored, ...frozen, settings })
  })
}
