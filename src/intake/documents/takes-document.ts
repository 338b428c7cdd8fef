import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { checkEditable, checkParts } from '../applications/editable.ts'
import { lockApplication } from '../applications/lock-application.ts'

type Locked = Awaited<ReturnType<typeof lockApplication>>

/** Checks that a locked application takes a document of this kind now. Errors: application_not_editable. */
export function checkTakes({ now }: Ctx, { application, program }: Locked, kind: DocumentKind): void {
  checkEditable(application.status, stageOf(program, now))
  checkParts(application, [`/${kind}`])
}

/** The same check before a byte of the file is received. Errors: not_found, application_not_editable. */
export async function checkTakesDocument(ctx: Ctx, application_id: string, kind: DocumentKind): Promise<void> {
  checkTakes(ctx, await inTransaction(ctx, (ctx) => lockApplication(ctx.db, ctx.actor, application_id)), kind)
}
