import { reissueToken } from '../../intake/applications/reissue-token.ts'
import type { ApplicantToken } from '../../intake/applications/schema.ts'
import { applicant } from '../../network/api-keys/authenticate.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** The link, locked: of several calls in the same moment one finds it unused. */
const lockLink = (ctx: Ctx, token_hash: Buffer) =>
  ctx.db.selectFrom('come_back_link').selectAll().where('token_hash', '=', token_hash).forUpdate().executeTakeFirst()

/**
 * Gives a new applicant token for a one-time link; the old token dies. Errors: not_found, link_used, link_ended,
 * token_ended.
 */
export function redeemComeBackLink(ctx: Ctx, secrets: Secrets, token: string): Promise<ApplicantToken> {
  return inTransaction(ctx, async (ctx) => {
    const link = await lockLink(ctx, secrets.hash(token))
    if (!link) throw notFound()
    if (link.used_at) throw new Problem(409, 'link_used', 'This link was used: it gives one credential.')
    if (link.expires_at <= ctx.now)
      throw new Problem(410, 'link_ended', 'This link has ended: ask for another with requestComeBackLink.')
    await ctx.db
      .updateTable('come_back_link')
      .set({ used_at: ctx.now })
      .where('token_hash', '=', link.token_hash)
      .execute()
    return reissueToken({ ...ctx, actor: applicant(link.application_id) }, secrets, link.application_id)
  })
}
