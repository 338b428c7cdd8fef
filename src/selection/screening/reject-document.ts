import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import type { Expected } from '../../http/etag.ts'
import { partsOf } from '../../intake/applications/parts.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import { judgeDocument } from '../../intake/documents/judge-document.ts'
import type { Ctx } from '../../platform/context.ts'
import { correction } from './correction.ts'
import type { DocumentRejection } from './schema.ts'

/**
 * Rejects one document, and returns the application for it. The slot is kept. An application that was returned already
 * gets this document added to what it has to correct, and the new date.
 * Errors: not_found, stale, transition_not_allowed, document_state, content_invalid.
 */
export const rejectDocument = (
  ctx: Ctx,
  application_id: string,
  kind: DocumentKind,
  expected: Expected,
  { reason, due_at }: DocumentRejection,
) =>
  takeAction(ctx, application_id, undefined, 'return', async (ctx, { application, program }) => {
    await judgeDocument(ctx, application, kind, 'reject', { expected, reason })
    const isReturned = application.status === 'returned'
    const before = isReturned ? { items: application.return_items ?? [], parts: partsOf(application) } : undefined
    return correction(ctx, program, {
      items: [...(before?.items ?? []), reason],
      parts: [...new Set([...(before?.parts ?? []), kind])],
      due_at,
    })
  })
