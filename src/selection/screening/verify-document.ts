import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import type { Expected } from '../../http/etag.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { judgeDocument } from '../../intake/documents/judge-document.ts'
import { checkStillOpen } from '../../intake/eligibility/still-open.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'

/** Records that a document is what it should be. Errors: not_found, stale, transition_not_allowed, document_state. */
export function verifyDocument(ctx: Ctx, application_id: string, kind: DocumentKind, expected: Expected) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
    checkStillOpen(ctx, 'verify_document', application, program)
    return judgeDocument(ctx, application, kind, 'verify', { expected })
  })
}
