import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { findLiving } from './queries.ts'

const GUARD = 'application_person_once'

/** An application, and the keys of its person. Null: the previous version wrote the row, with one key. */
interface OfPerson {
  id: string
  program_id: string
  person_key: string
  person_keys: string[] | null
}

/** The problem application_exists. It names the other application only to an actor that may see it. */
export async function applicationExists(
  { db, actor }: Ctx,
  { id, program_id, person_key, person_keys }: OfPerson,
): Promise<Problem> {
  const found = await findLiving(db, actor, program_id, person_keys ?? [person_key], id)
  return new Problem(
    409,
    'application_exists',
    'This person already has an active application in this program. Withdraw one to continue with the other. If it is another person, staff can waive one_application_per_person for the other application.',
    found && { application: { id: found.id, status: found.status } },
  )
}

/**
 * Runs a write that the database refuses if the person has another living application in the program.
 * Errors: application_exists.
 */
export async function refuseSecondOf(ctx: Ctx, application: OfPerson, write: () => Promise<unknown>): Promise<void> {
  await sql`savepoint second`.execute(ctx.db)
  try {
    await write()
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== GUARD) throw error
    await sql`rollback to savepoint second`.execute(ctx.db)
    throw await applicationExists(ctx, application)
  }
}
