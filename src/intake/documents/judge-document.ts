import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { documentJudged } from './events.ts'
import { type Judgement, verificationAfter } from './lifecycle.ts'
import { findDocument, updateJudged } from './queries.ts'

/**
 * Writes what staff found, under the lock of the application. `expected` holds the version of the file that they opened.
 * Errors: not_found, stale, document_state.
 */
export async function judgeDocument(
  ctx: Ctx,
  { id, program_id }: { id: string; program_id: string },
  kind: DocumentKind,
  judgement: Judgement,
  { expected, reason = null }: { expected: Expected; reason?: string | null },
) {
  const document = await findDocument(ctx.db, id, kind)
  if (!document) throw notFound()
  checkVersion(expected, document.version)
  const verification = verificationAfter(document.verification, judgement)
  const judged = await updateJudged(ctx.db, document.id, {
    verification,
    rejection_reason: reason,
    judged_by: ctx.actor.name,
    judged_by_id: ctx.actor.id,
    judged_at: ctx.now,
  })
  await record(ctx, {
    subject: 'application',
    id,
    program_id,
    action: `${judgement}_document`,
    event: documentJudged[judgement]({ document_id: document.id }),
    reason,
    details: { kind, version: document.version },
  })
  return judged
}
