import { stageOf } from '../../catalogue/criteria/program-times.ts'
import { lockProgram } from '../../catalogue/programs/lock-program.ts'
import { getPublishedProgram, isPublished, type PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { promote, usualReplyBy } from './promote.ts'
import { findVacancy, listPromoting } from './queries.ts'
import { readWaitlist } from './read-waitlist.ts'

/** The next in order who fits; undefined: nobody does. */
const nextOf = (waitlist: Awaited<ReturnType<typeof readWaitlist>>) =>
  waitlist.find(({ obstacles }) => obstacles.length === 0)

const isRunning = (program: PublishedProgram, now: string) => !['over', 'cancelled'].includes(stageOf(program, now))

/** Finds programs that promote by themselves, and in which somebody fits a seat that waits for them. */
export async function findFillable(ctx: Ctx, after: string | null, limit: number): Promise<string[]> {
  const ids = (await listPromoting(ctx.db, { after, limit })).map(({ id }) => id)
  const programs = await Promise.all(ids.map((id) => getPublishedProgram(ctx.db, id)))
  const fitting: string[] = []
  for (const program of programs)
    if (isRunning(program, ctx.now) && nextOf(await readWaitlist(ctx, program))) fitting.push(program.id)
  return fitting
}

/** Promotes as many of a program’s waitlist as seats wait for them: each the next in order who fits. */
export function fillSeats(ctx: Ctx, program_id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const program = await lockProgram(ctx.db, program_id)
    ctx = await underLock(ctx)
    if (!isPublished(program) || !isRunning(program, ctx.now)) return
    if (program.selection.participation?.promotion !== 'automatic') return
    let waitlist = await readWaitlist(ctx, program)
    // Each round takes one off the waitlist, so it ends.
    while (waitlist.length > 0 && (await findVacancy(ctx.db, program_id))) {
      const next = nextOf(waitlist)
      if (!next) return
      await promote(ctx, program, waitlist, next, { reply_by: usualReplyBy(ctx, program), automatic: true })
      waitlist = await readWaitlist(ctx, program)
    }
  })
}
