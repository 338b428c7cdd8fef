import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { messageActions } from './lifecycle.ts'
import { linksFor, type Places } from './links.ts'
import { makeMail } from './make-mail.ts'
import { findMessage, type MessageRow } from './queries.ts'
import type { Message } from './schema.ts'

/** The resources that the texts of a message need, beside the database. */
export interface Mailing {
  secrets: Secrets
  places: Places
}

/** A message as it went out, or as it would go out now; without the reason and the texts, if it would not. */
export async function asItGoesOut(ctx: Ctx, { secrets, places }: Mailing, row: MessageRow) {
  const { recipient, language, subject, text, html, reason } = row
  const stored = { recipient, language, subject, text, html, reason }
  if (row.status !== 'held' && row.status !== 'due') return stored
  const made = await makeMail({ db: ctx.db, now: ctx.now, secrets, links: linksFor(places) }, row)
  if (typeof made === 'string') return { ...stored, reason: made }
  return { ...made.shown, recipient: made.to, language: made.language, reason }
}

/** A message with its text. Errors: not_found. */
export async function getMessage(ctx: Ctx, mailing: Mailing, id: string): Promise<Message> {
  const row = await findMessage(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  const { kind, status, program_id, application_id, city_id, attempts, version } = row
  const { created_at, updated_at, sent_at } = row
  return {
    id,
    kind,
    status,
    program_id,
    application_id,
    city_id,
    ...(await asItGoesOut(ctx, mailing, row)),
    attempts,
    allowed: messageActions(status),
    version,
    created_at,
    updated_at,
    sent_at,
  }
}
