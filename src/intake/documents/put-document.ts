import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import type { Upload } from '../../http/uploads.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from '../applications/lock-application.ts'
import { findLastVersion, insertDocument, updateReplaced } from './queries.ts'
import { checkTakes } from './takes-document.ts'

/**
 * Stores an uploaded file as the current document of its kind. The earlier version is kept until screening.
 * Errors: not_found, application_not_editable.
 */
export function putDocument(ctx: Ctx, application_id: string, kind: DocumentKind, upload: Upload) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockApplication(ctx.db, ctx.actor, application_id)
    checkTakes(ctx, locked, kind)
    await updateReplaced(ctx.db, application_id, kind, ctx.now)
    const { key: storage_key, ...file } = upload
    const version = (await findLastVersion(ctx.db, application_id, kind)) + 1
    const document = await insertDocument(ctx.db, {
      id: uuidv7(),
      application_id,
      kind,
      version,
      storage_key,
      ...file,
      uploaded_at: ctx.now,
    })
    const details = { kind, version }
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: locked.program.id,
      action: 'put_document',
      details,
    })
    return document
  })
}
