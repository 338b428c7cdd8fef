import { unauthorized } from '../../http/auth.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { tokenEndsAt } from '../../network/api-keys/token-end.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { newCredential, type Secrets } from '../../platform/secrets.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from './lock-application.ts'
import { updateToken } from './queries.ts'
import type { ApplicantToken } from './schema.ts'

/**
 * Replaces the applicant's token by a new one, for staff that give it to the applicant, or for the applicant itself.
 * The old token stays dead. Errors: not_found, stale, token_ended; unauthorized if the token of the applicant that asks
 * was replaced a moment ago.
 */
export function reissueToken(ctx: Ctx, secrets: Secrets, id: string, expected?: Expected): Promise<ApplicantToken> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    const { token_hash } = ctx.actor
    if (token_hash && !application.token_hash?.equals(token_hash))
      throw unauthorized('The credential was replaced or revoked.')
    const expires_at = tokenEndsAt(program)
    if (expires_at && ctx.now >= expires_at)
      throw new Problem(409, 'token_ended', `The applicants’ tokens of this program ended at ${expires_at}.`, {
        expired_at: expires_at,
      })
    const applicant_token = newCredential('coh_applicant_')
    await updateToken(ctx.db, id, secrets.hash(applicant_token))
    await record(ctx, { subject: 'application', id, program_id: program.id, action: 'reissue_token' })
    return { application_id: id, applicant_token, expires_at }
  })
}
