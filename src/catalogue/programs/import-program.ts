import { isDeepStrictEqual } from 'node:util'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { completeRules } from '../criteria/rules.ts'
import { createProgram } from './create-program.ts'
import { getProgram } from './get-program.ts'
import type { ProgramRow } from './lock-program.ts'
import { partChanges } from './parts.ts'
import type { ProgramReactions } from './program-reactions.ts'
import { settingsOf } from './program-settings.ts'
import { findProgramByKey, listParts } from './queries.ts'
import type { NewProgram, Program, ProgramChange } from './schema.ts'
import { updateProgram } from './update-program.ts'

export type ImportOutcome = 'created' | 'updated' | 'unchanged'

/** The member of a body that sets a column. */
function memberOf(column: string): string {
  if (/^(venue_|timezone$)/.test(column)) return 'venue'
  return /^(opens|closes)_|^call_mode$/.test(column) ? 'call' : column
}

/** The members of a body that differ from the stored program. */
async function changesTo(ctx: Ctx, before: ProgramRow, body: NewProgram): Promise<ProgramChange> {
  const wanted = settingsOf(body, before)
  if (wanted.criteria) wanted.criteria = completeRules(wanted.criteria, wanted.call_mode ?? before.call_mode)
  const stored = before as Record<string, unknown>
  const changed = new Set(
    Object.entries(wanted)
      .filter(([column, value]) => !isDeepStrictEqual(value, stored[column]))
      .map(([column]) => memberOf(column)),
  )
  if (body.organisations) {
    const { added, removed } = partChanges(await listParts(ctx.db, before.id), body.organisations)
    if (added.length + removed.length > 0) changed.add('organisations')
  }
  return Object.fromEntries(Object.entries(body).filter(([member]) => changed.has(member)))
}

/**
 * Creates the program of a key as a draft, or brings the known one to the given settings; what is left out stays as it
 * is. A second import changes nothing. Errors: those of createProgram and updateProgram.
 */
export function importProgram(
  ctx: Ctx,
  key: string,
  body: NewProgram,
  reactions: ProgramReactions,
): Promise<{ outcome: ImportOutcome; program: Program }> {
  return inTransaction(ctx, async (ctx) => {
    const before = await findProgramByKey(ctx.db, key)
    if (!before) return { outcome: 'created', program: await createProgram(ctx, body, { key }) }
    const change = await changesTo(ctx, before, body)
    if (Object.keys(change).length === 0)
      return { outcome: 'unchanged', program: await getProgram(ctx.db, ctx.actor, ctx.now, before.id) }
    return { outcome: 'updated', program: await updateProgram(ctx, before.id, undefined, change, { reactions }) }
  })
}
