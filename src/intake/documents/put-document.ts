import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { Upload } from '../../http/uploads.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { checkEditable, checkParts } from '../applications/editable.ts'
import { lockApplication } from '../applications/queries.ts'
import type { DocumentKind } from './kinds.ts'
import { findLastVersion, insertDocument, updateReplaced } from './queries.ts'

type Locked = Awaited<ReturnType<typeof lockApplication>>

function checkTakes({ now }: Ctx, { application, program }: Locked, kind: DocumentKind): void {
  checkEditable(application.status, stageOf(program, now))
  checkParts(application, [`/${kind}`])
}

/** Before a byte is received: whether the application takes such a document. Errors: application_not_editable. */
export async function checkTakesDocument(ctx: Ctx, application_id: string, kind: DocumentKind): Promise<void> {
  checkTakes(ctx, await inTransaction(ctx, (ctx) => lockApplication(ctx.db, ctx.actor, application_id)), kind)
}

/** Keeps what was received as the current document of its kind; an earlier version stays until screening. */
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

/** Takes the current document of a kind away. Errors: application_not_editable. */
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
