import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { latestSafeDates } from '../../intake/applications/latest-safe-dates.ts'
import { type ApplicationRow, lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, inTransaction, system } from '../../platform/context.ts'
import { checklistOf } from './checklist.ts'
import { moveParticipant } from './move-participant.ts'
import { findParticipant, findReadiness, listUnchecked, markChecked } from './queries.ts'

/** The checklist of an application as things are now. */
export async function readChecklist({ db }: Pick<Ctx, 'db'>, id: string, program: PublishedProgram) {
  const facts = await findReadiness(db, id)
  const needs_visa = (await latestSafeDates(db, [id])).get(id) != null
  return checklistOf(program.selection.travel?.checklist, { ...facts, needs_visa })
}

/** Makes a participant ready to travel when the last item of the checklist is done, or no longer if one is open again. */
export async function settleReadiness(ctx: Ctx, application: ApplicationRow, program: PublishedProgram): Promise<void> {
  const row = await findParticipant(ctx.db, application.id)
  if (row?.status !== 'confirmed' && row?.status !== 'travel_ready') return
  const isReady = (await readChecklist(ctx, application.id, program)).every(({ is_done }) => is_done)
  const change = { is_checked: true }
  const bySystem = { ...ctx, actor: system }
  if (isReady && row.status === 'confirmed')
    await moveParticipant(bySystem, application, row, { action: 'become_ready', change })
  else if (!isReady && row.status === 'travel_ready')
    await moveParticipant(bySystem, application, row, { action: 'become_unready', change })
  else if (!row.is_checked) await markChecked(ctx.db, application.id)
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Finds participants whose place was confirmed after they had told all that is on the checklist, perhaps. */
export async function findUnsettled({ db }: Ctx, after: string | null, limit: number): Promise<string[]> {
  return (await listUnchecked(db, { after: after ?? FIRST_ID, limit })).map(({ application_id }) => application_id)
}

/** Settles one of them, under the lock of the application. */
export function settleParticipant(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    await settleReadiness(ctx, application, program)
  })
}
