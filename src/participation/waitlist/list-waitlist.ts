import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { type PageQuery, pageOfComputed } from '../../platform/postgres/pages.ts'
import { readWaitlist, type WaitingRow } from './read-waitlist.ts'

const keyOf = ({ stored }: WaitingRow) => String(stored).padStart(10, '0')

/** A page of the waitlist, in its order, for those who run the program. Errors: not_found, role_not_allowed, cursor_invalid. */
export async function listWaitlist(ctx: Ctx, program_id: string, query: PageQuery) {
  await checkRunsProgram(ctx, program_id)
  const waitlist = await readWaitlist(ctx, await getPublishedProgram(ctx.db, program_id))
  const { items, next_cursor } = pageOfComputed(
    waitlist,
    (row) => ({ key: keyOf(row), id: row.application_id }),
    (row, { key, id }) => keyOf(row) + row.application_id > key + id,
    { ...query, ...{ program_id } },
  )
  return { items: items.map(({ stored: _, ...item }) => item), next_cursor }
}
