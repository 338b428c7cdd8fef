import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { completeRules, defaultRules } from '../criteria/rules.ts'
import { programPublished } from './events.ts'
import { getProgram } from './get-program.ts'
import { lockProgram } from './lock-program.ts'
import { publishFaults } from './publish-faults.ts'
import { updateProgramRow } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { Program } from './schema.ts'

/** Publishes a draft. Errors: not_found, stale, program_status (no draft), program_incomplete (what is missing). */
export function publishProgram(ctx: Ctx, id: string, expected: Expected): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const program = await lockProgram(ctx.db, id)
    checkVersion(expected, program.version)
    if (program.status !== 'draft')
      throw new Problem(409, 'program_status', `The program is ${program.status}: only a draft can be published.`)
    const errors = publishFaults(program)
    if (errors.length > 0)
      throw new Problem(422, 'program_incomplete', 'The program is not complete: errors lists what is missing.', {
        errors,
      })
    const rules = program.criteria
    const criteria = rules.length > 0 ? completeRules(rules, program.call_mode) : defaultRules(program.call_mode)
    await updateProgramRow(ctx.db, id, {
      status: 'published',
      published_at: ctx.now,
      updated_at: ctx.now,
      criteria,
    })
    await record(ctx, {
      subject: 'program',
      id,
      action: 'publish',
      event: programPublished({}),
      from: 'draft',
      to: 'published',
    })
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}
