import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { openLink } from './open-link.ts'
import { findForm } from './queries.ts'

/** The nomination form that a focal point reads before the answer. Errors: not_found, link_used, link_ended. */
export async function findEndorsementForm(ctx: Ctx, secrets: Secrets, token: string) {
  const { application_id } = await openLink(ctx, secrets, token)
  const document = await findForm(ctx.db, application_id)
  if (!document) throw notFound()
  return document
}
