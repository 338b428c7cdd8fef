import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from '../applications/lock-application.ts'
import { updateReplaced } from './queries.ts'
import { checkTakes } from './takes-document.ts'

/** Deletes the current document of a kind. Errors: not_found, application_not_editable. */
export function deleteDocument(ctx: Ctx, application_id: string, kind: DocumentKind): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockApplication(ctx.db, ctx.actor, application_id)
    checkTakes(ctx, locked, kind)
    const gone = await updateReplaced(ctx.db, application_id, kind, ctx.now)
    if (!gone.numUpdatedRows) throw notFound()
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: locked.program.id,
      action: 'delete_document',
      details: { kind },
    })
  })
}
