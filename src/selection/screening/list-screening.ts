import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { assessAll } from '../../intake/eligibility/assess.ts'
import type { Ctx } from '../../platform/context.ts'
import { countQueue, listQueue } from './queries.ts'
import type { Missing, ScreeningPage, ScreeningQuery } from './schema.ts'

type Row = Awaited<ReturnType<typeof listQueue>>['items'][number]

const missingOf = (row: Row): Missing[] => [
  ...(row.documents_lack ? ['documents' as const] : []),
  ...(row.endorsement_lacks ? ['endorsement' as const] : []),
  ...(row.post_lacks ? ['post' as const] : []),
  ...(row.possible_duplicates.length > 0 ? ['duplicates' as const] : []),
]

/** A page of the screening queue, with what each application lacks as it stands now. Errors: not_found. */
export async function listScreening(ctx: Ctx, program_id: string, query: ScreeningQuery): Promise<ScreeningPage> {
  await checkRunsProgram(ctx, program_id)
  const program = await getPublishedProgram(ctx.db, program_id)
  const { items, next_cursor } = await listQueue(ctx.db, program_id, query)
  const ids = items.map(({ id }) => id)
  const reports = await assessAll(ctx, ids, program)
  const open = (id: string) =>
    reports.get(id)?.criteria.filter(({ outcome }) => outcome === 'not_met' || outcome === 'unverified') ?? []
  return {
    items: items.map((row) => ({
      application_id: row.id,
      city_id: row.city_id,
      city_name: row.city_name,
      applicant_name: row.applicant_name,
      status: row.status,
      submitted_at: row.submitted_at as string,
      missing: missingOf(row),
      open_criteria: open(row.id).map(({ criterion }) => criterion),
      documents: row.documents,
      endorsement: row.endorsement,
      possible_duplicates: row.possible_duplicates,
    })),
    next_cursor,
    counts: await countQueue(ctx.db, program_id),
  }
}
