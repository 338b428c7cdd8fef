import type { Ctx } from '../../platform/context.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { type EndorsementRow, findByLink } from './queries.ts'

type Linked = EndorsementRow & { link_expires_at: string }

/** The request that a link belongs to. Errors: not_found, link_used, link_ended. */
export async function openLink({ db, now }: Pick<Ctx, 'db' | 'now'>, secrets: Secrets, token: string): Promise<Linked> {
  const row = await findByLink(db, secrets.hash(token))
  if (!row?.link_expires_at) throw notFound()
  if (row.given_by === 'link') throw new Problem(409, 'link_used', 'This link was used: it takes one answer.')
  if (row.status !== 'requested' || row.link_expires_at <= now)
    throw new Problem(410, 'link_ended', 'This link has ended. Ask those who run the program for another.')
  return { ...row, link_expires_at: row.link_expires_at }
}
