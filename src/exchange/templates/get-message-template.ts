import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { defaultTemplate } from './defaults/defaults.ts'
import { fieldsOf, kindOf, TEMPLATE_FIELDS } from './kinds.ts'
import { findTemplate } from './queries.ts'
import type { MessageTemplate, TemplateQuery } from './schema.ts'

/** The text that goes out now, with all fields of its kind. Errors: not_found, role_not_allowed. */
export async function getMessageTemplate(
  ctx: Ctx,
  kind: MessageKind,
  { program_id, language = 'en' }: TemplateQuery,
): Promise<MessageTemplate> {
  if (program_id) await checkRunsProgram(ctx, program_id)
  const row = await findTemplate(ctx.db, program_id ?? null, kind, language)
  const { subject, text, html } = row ?? defaultTemplate(kind, language)
  const isOwn = row !== undefined && row.program_id === (program_id ?? null)
  return {
    kind,
    language,
    program_id: program_id ?? null,
    source: row ? (row.program_id ? 'program' : 'network') : 'default',
    subject,
    text,
    html,
    reader: kindOf(kind).audience,
    fields: fieldsOf(kind).map((name) => {
      const { type, description } = TEMPLATE_FIELDS[name]
      return { name, type, description }
    }),
    version: isOwn ? row.version : 0,
    updated_at: isOwn ? row.updated_at : null,
  }
}
