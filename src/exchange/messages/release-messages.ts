import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { asItGoesOut, type Mailing } from './get-message.ts'
import { moveMessages } from './move-messages.ts'
import { lockHeld } from './queries.ts'
import type { MessageRelease, NewMessageRelease } from './schema.ts'

const PREVIEWED = 20

/**
 * Sends the held messages of a program as a batch, or shows them. The rows are locked, so two calls send each once.
 * Errors: not_found, role_not_allowed.
 */
export function releaseMessages(
  ctx: Ctx,
  mailing: Mailing,
  program_id: string,
  { kinds, dry_run = false }: NewMessageRelease,
): Promise<MessageRelease> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const held = await lockHeld(ctx.db, program_id, kinds)
    const preview: MessageRelease['preview'] = []
    for (const message of held.slice(0, PREVIEWED)) {
      const { recipient, subject, text, reason } = await asItGoesOut(ctx, mailing, message)
      preview.push({ message_id: message.id, kind: message.kind, recipient, subject, text, reason })
    }
    if (!dry_run) await moveMessages(ctx, held, 'send')
    return { program_id, dry_run, count: held.length, preview }
  })
}
