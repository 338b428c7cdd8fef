import { type Stage, stageOf } from '../../catalogue/criteria/program-times.ts'
import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { type ApplicationReactions, judgeNoMore } from './application-reactions.ts'
import { findProgramsWithOpen, listIdsIn } from './due-ids.ts'
import { AT_THE_END, ENDED_WITH_PROGRAM, type Status } from './lifecycle.ts'
import { lockApplication } from './lock-application.ts'
import { moveApplication } from './move-application.ts'

const ending = (stage: Stage): Status[] =>
  stage === 'over' ? ENDED_WITH_PROGRAM : stage === 'program' ? ['draft'] : []

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Finds applications that are still open after the end of their call or their program. */
export async function findEnding({ db, now }: Ctx, after: string | null, limit: number): Promise<string[]> {
  // The query is broad: its day is that of the zone furthest ahead, UTC+14. `stageOf` then decides exactly.
  const programs = await findProgramsWithOpen(db, { now, day: localDate(now, 'Etc/GMT-14') })
  const at = (...stages: Stage[]) =>
    programs.filter((program) => stages.includes(stageOf(program, now))).map(({ id }) => id)
  return listIdsIn(db, { closed: at('program', 'over'), over: at('over'), after: after ?? FIRST_ID, limit })
}

/**
 * Ends one application, if that is still due: another request may have moved it a moment ago, and a draft that replaces
 * somebody has until the end of the city's time.
 */
export function endApplication(ctx: Ctx, id: string, reactions: ApplicationReactions): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    const action = AT_THE_END[application.status]
    if (!action || !ending(stageOf(program, ctx.now)).includes(application.status)) return
    await judgeNoMore(ctx, reactions, id)
    await moveApplication(ctx, application, program, { action })
  })
}
