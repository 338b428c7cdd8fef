import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from './lock-application.ts'
import { updateToken } from './queries.ts'

/** Revokes the applicant's token, without a new one. Idempotent. Errors: not_found, stale. */
export function revokeToken(ctx: Ctx, id: string, expected?: Expected): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    if (!application.token_hash) return
    await updateToken(ctx.db, id, null)
    await record(ctx, { subject: 'application', id, program_id: program.id, action: 'revoke_token' })
  })
}
