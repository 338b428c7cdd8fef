import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { slotDeleted } from './events.ts'
import { deleteSlotRow, findSlot } from './slot-queries.ts'

/** Deletes a slot that nobody has booked. The database refuses it if somebody has. Errors: not_found, slot_booked. */
export function deleteInterviewSlot(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const slot = await findSlot(ctx.db, id)
    if (!slot) throw notFound()
    await checkRunsProgram(ctx, slot.program_id).catch(() => {
      throw notFound()
    })
    const [deleted] = await deleteSlotRow(ctx.db, id).catch((error: { constraint?: string }) => {
      if (error.constraint !== 'interview_has_slot') throw error
      throw new Problem(409, 'slot_booked', 'The slot is booked: move or cancel its interviews first.')
    })
    if (Number(deleted?.numDeletedRows) === 0) throw notFound()
    await record(ctx, {
      subject: 'program',
      id: slot.program_id,
      action: 'delete_interview_slot',
      event: slotDeleted({ slot_id: id, starts_at: slot.starts_at }),
      visibility: 'staff',
    })
  })
}
