import type { Ctx } from '../../platform/context.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { openLink } from './open-link.ts'
import { findLinkView } from './queries.ts'
import type { LinkView } from './schema.ts'

/** The view of a focal point through a one-time link. Errors: not_found, link_used, link_ended. */
export async function getEndorsementLink(ctx: Ctx, secrets: Secrets, token: string): Promise<LinkView> {
  const { application_id, status, link_expires_at } = await openLink(ctx, secrets, token)
  const { title, city_name, applicant, position, has_form } = await findLinkView(ctx.db, application_id)
  return {
    program_title: title,
    city_name,
    nominee_name: applicant.name,
    position,
    has_form: Boolean(has_form),
    status,
    expires_at: link_expires_at,
  }
}
