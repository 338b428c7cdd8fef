import { sql } from 'kysely'
import type { ProgramDates } from '../../catalogue/criteria/program-times.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { ENDED_WITH_PROGRAM } from './lifecycle.ts'

/** The states that the program's end ends, without drafts. The index application_open must have the same list. */
const OPEN = sql.join(literals(ENDED_WITH_PROGRAM.filter((status) => status !== 'draft')))

/** Published programs whose call or last day may have ended, and that still have open applications. */
export const findProgramsWithOpen = prepared(
  (_, { now, day }: { now: Instant; day: string }) => sql<ProgramDates & { id: string; status: string }>`
    select id, status, closes_at, starts_on, ends_on, timezone from program
    where status = 'published' and (closes_at <= ${now} or starts_on <= ${day})
      and (exists (select from application where program_id = program.id and status = 'draft')
        or exists (select from application where program_id = program.id and status in (${OPEN})))`,
)

interface EndingIn {
  /** Programs whose call has ended, including those that are over. */
  closed: string[]
  over: string[]
  after: string
  limit: number
}

const selectIdsIn = prepared(
  (_, { over, closed, after, limit }: EndingIn) =>
    sql<{ id: string }>`
      select id from application where program_id = any(${closed}::uuid[]) and status = 'draft' and id > ${after}
      union all
      select id from application where program_id = any(${over}::uuid[]) and status in (${OPEN}) and id > ${after}
      order by id limit ${limit}`,
)

/** The drafts of programs whose call has ended, and all open applications of programs that are over, ordered by id. */
export async function listIdsIn(db: Db, programs: EndingIn): Promise<string[]> {
  if (programs.closed.length === 0) return []
  return (await selectIdsIn(db, programs)).map(({ id }) => id)
}

/** Applications whose date has passed, ordered by id. The state is a literal, so that its partial index is used. */
export const listDueIds = prepared(
  (_, { now, after, limit }: { now: Instant; after: string | null; limit: number }, shape: 'returned' | 'offered') =>
    sql<{ id: string }>`
      select id from application
      where status = ${sql.lit(shape)} and ${sql.ref(shape === 'returned' ? 'return_due_at' : 'reply_by')} <= ${now}
        and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${limit}`,
)
