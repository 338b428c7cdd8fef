import { callEndsAt } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { Problem } from '../../platform/problem.ts'

/** Checks that a call has not ended. A draft may be started before it opens. Errors: call_closed, program_status. */
export function checkCallNotOver(program: PublishedProgram, now: string): void {
  const { status } = program
  if (status !== 'published')
    throw new Problem(409, 'program_status', `The program is ${status}: it takes no applications.`)
  const closes_at = callEndsAt(program)
  if (now >= closes_at) throw new Problem(409, 'call_closed', `The call closed at ${closes_at}.`, { closes_at })
}
