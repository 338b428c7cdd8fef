import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { ApplicationRow } from '../../intake/applications/lock-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { findClash, lockPerson } from './queries.ts'

/**
 * Refuses a second place on the same days. The lock on the person lets one of two acceptances at once go first: the
 * other then sees it. Errors: place_clash.
 */
export async function checkNoClash({ db, actor }: Ctx, application: ApplicationRow, program: PublishedProgram) {
  const { program_id, person_key, person_keys } = application
  const keys = person_keys ?? [person_key]
  await lockPerson(db, keys)
  const { starts_on, ends_on } = program
  const [found] = await findClash(db, { program_id, keys, starts_on, ends_on })
  if (!found) return
  const { id: _, ...clash } = found
  // A city or an organisation may not know what the person does elsewhere.
  const isTold = actor.role === 'applicant' || actor.role === 'secretariat'
  const detail = isTold
    ? `The person has accepted a place in “${clash.title}”, ${clash.starts_on} to ${clash.ends_on}. Decline or withdraw one of the two first.`
    : 'The person has accepted a place in another program on the same days, and must give up one of the two first.'
  throw new Problem(409, 'place_clash', detail, isTold ? { clash } : {})
}
