import { checkVersion, type Expected } from '../../http/etag.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { mayRead } from '../../permissions/fields.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { letterRevoked } from './events.ts'
import { letterAfter } from './lifecycle.ts'
import { present } from './present.ts'
import { findLetter, updateLetter } from './queries.ts'
import type { Letter } from './schema.ts'

/** Takes a letter back, with a reason. Whoever verifies its code learns it at once. Errors: not_found, stale, letter_state. */
export function revokeLetter(ctx: Ctx, id: string, expected: Expected, reason: string): Promise<Letter> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findLetter(ctx.db, ctx.actor, id)
    if (!found || !mayRead(ctx.actor, 'letters')) throw notFound()
    await lockApplication(ctx.db, ctx.actor, found.application_id)
    ctx = await underLock(ctx)
    const letter = await findLetter(ctx.db, ctx.actor, id)
    if (!letter) throw notFound()
    checkVersion(expected, letter.version)
    const row = await updateLetter(ctx, id, {
      status: letterAfter(letter.status, 'revoke', ctx.actor.role),
      reason,
      ended_at: ctx.now,
      ended_by: ctx.actor.name,
      ended_by_id: ctx.actor.id,
    })
    await record(ctx, {
      subject: 'application',
      id: letter.application_id,
      program_id: letter.program_id,
      action: 'revoke_letter',
      event: letterRevoked({ letter_id: id, kind: letter.kind, edition: letter.edition }),
      reason,
    })
    return present(row)
  })
}
