import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { runsAllPrograms } from '../../permissions/acts.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { getMessageTemplate } from './get-message-template.ts'
import { lockTemplate, writeTemplate } from './queries.ts'
import { templateFaults } from './render.ts'
import type { MessageTemplate, NewMessageTemplate, TemplateQuery } from './schema.ts'

/** Checks who writes: an organisation writes those of its programs, the secretariat also those of the network. */
async function checkWriter(ctx: Ctx, program_id: string | undefined) {
  if (program_id) return checkRunsProgram(ctx, program_id)
  if (!runsAllPrograms(ctx.actor))
    throw new Problem(
      403,
      'role_not_allowed',
      'The texts of the network are the secretariat’s: give the program_id of a program that you run.',
    )
}

/**
 * Writes the text of a kind in a language, for a program or for the network. Errors: not_found, role_not_allowed, stale,
 * content_invalid with the line of each fault.
 */
export async function setMessageTemplate(
  ctx: Ctx,
  kind: MessageKind,
  { program_id, language = 'en' }: TemplateQuery,
  expected: Expected,
  { subject, text, html = null }: NewMessageTemplate,
): Promise<MessageTemplate> {
  await checkWriter(ctx, program_id)
  const faults = templateFaults(kind, { subject, text, html })
  if (faults.length > 0) throw unprocessable(faults)
  return inTransaction(ctx, async (ctx) => {
    const { db, actor, now } = ctx
    const before = await lockTemplate(db, program_id ?? null, kind, language)
    checkVersion(expected, before?.version ?? 0)
    await writeTemplate(db, {
      id: before?.id ?? uuidv7(),
      program_id: program_id ?? null,
      kind,
      language,
      subject,
      text,
      html,
      version: (before?.version ?? 0) + 1,
      updated_by: actor.name,
      updated_by_id: actor.id,
      updated_at: now,
    })
    if (program_id)
      await record(ctx, {
        subject: 'program',
        id: program_id,
        action: 'set_message_template',
        details: { kind, language },
        visibility: 'staff',
      })
    return getMessageTemplate(ctx, kind, { program_id, language })
  })
}
