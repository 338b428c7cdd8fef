import { lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { replacementLapsed } from './events.ts'
import { findReplacement, lapseReplacementRow, listDue, lockReplacement } from './queries.ts'

/** Finds seats that a city has not used in its time. */
export const findLapsing = async ({ db, now }: Ctx, after: string | null, limit: number): Promise<string[]> =>
  (await listDue(db, { now, after, limit })).map(({ id }) => id)

/** Gives one of them to the waitlist, if that is still due: a nominee may have submitted a moment ago. */
export function lapseReplacement(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application_id } = await findReplacement(ctx.db, id)
    await lockApplication(ctx.db, ctx.actor, application_id)
    const { status, ends_at, program_id, city_id } = await lockReplacement(ctx.db, id)
    if (status !== 'open' || ends_at > ctx.now) return
    await lapseReplacementRow(ctx.db, id)
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id,
      action: 'lapse_replacement',
      event: replacementLapsed({ replacement_id: id, city_id, ends_at }),
    })
  })
}
