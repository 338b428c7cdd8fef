import { sql } from 'kysely'
import { type Ctx, system } from '../../platform/context.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { LIVING, type Status } from './lifecycle.ts'
import { type MovedIn, moveApplications } from './move-application.ts'

/**
 * Reopens the drafts that lapsed at the end of a call, after that end was moved. Not if the person has started another
 * application since. Of a person's lapsed drafts only the latest is reopened. The caller has locked the program, so
 * nobody can start an application meanwhile.
 */
export async function reopenDrafts(ctx: Ctx, program: MovedIn & { id: string }): Promise<void> {
  const { rows } = await sql<{ id: string; program_id: string; city_id: string; person_key: string; status: Status }>`
    select distinct on (lapsed.person_key) lapsed.id, program_id, city_id, lapsed.person_key, status
    from application lapsed
    where program_id = ${program.id} and status = 'lapsed' and submitted_at is null
      and not exists (select from application other where other.program_id = lapsed.program_id
        and other.person_key = lapsed.person_key and other.status in (${sql.join(literals(LIVING))}))
    order by lapsed.person_key, lapsed.id desc`.execute(ctx.db)
  await moveApplications({ ...ctx, actor: system }, rows, program, { action: 'reopen' })
}
