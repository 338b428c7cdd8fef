import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { createApiKey, type KeyMaking } from '../../network/api-keys/create-api-key.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { findReviewer, findUnknown, insertReviewer } from './queries.ts'
import type { NewReviewer, Reviewer } from './schema.ts'

const UNKNOWN = {
  api_key_id: 'must be a key of role reviewer that is in force',
  city_id: 'there is no city with this id',
  organisation_id: 'there is no organisation with this id',
}

/**
 * Adds a person who reviews or interviews. Without a key of theirs a new one is made, which is shown once.
 * Errors: not_found, role_not_allowed, reviewer_exists, content_invalid.
 */
export function addReviewer(
  ctx: Ctx,
  making: KeyMaking,
  program_id: string,
  { api_key_id: given = null, city_id = null, organisation_id = null, ...wanted }: NewReviewer,
): Promise<Reviewer & { key?: string }> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    await sharePublishedProgram(ctx.db, program_id)
    const unknown = await findUnknown(ctx.db, { api_key_id: given, city_id, organisation_id })
    const faults = unknown.map((name): ProblemItem => {
      return { pointer: `/${name}`, code: 'unknown', detail: UNKNOWN[name] }
    })
    if (faults.length > 0) throw unprocessable(faults)
    const made = given ? undefined : await createApiKey(ctx, making, { name: wanted.name, role: 'reviewer' })
    const { name, email, country = null, time_zone = null } = wanted
    const person = { program_id, name, email, country, time_zone, city_id, organisation_id }
    const api_key_id = given ?? String(made?.id)
    const id = await insertReviewer(ctx.db, { id: uuidv7(), ...person, api_key_id, added_at: ctx.now })
    if (!id) throw new Problem(409, 'reviewer_exists', 'This e-mail address or key is of a reviewer of the program.')
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'add_reviewer',
      details: { reviewer_id: id },
      visibility: 'staff',
    })
    return { ...(await findReviewer(ctx.db, id)), ...(made && { key: made.key }) }
  })
}
