import { type Ctx, system } from '../platform/context.ts'
import { LIVING, type Status } from './lifecycle.ts'
import { moveApplications } from './move-application.ts'

/** Ends every living application of a program that is cancelled; the caller holds the program. */
export async function cancelApplications(ctx: Ctx, program_id: string, reason: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('application')
    .select(['id', 'program_id', 'city_id', 'person_key', 'status'])
    .where('program_id', '=', program_id)
    .where('status', 'in', LIVING)
    .orderBy('id')
    .forUpdate()
    .execute()
  await moveApplications({ ...ctx, actor: system }, rows as ((typeof rows)[number] & { status: Status })[], {
    action: 'cancel_program',
    to: 'program_cancelled',
    reason,
  })
}
