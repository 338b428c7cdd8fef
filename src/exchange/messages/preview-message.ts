import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { getApplicationRow } from '../../intake/applications/get-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { currentTemplate } from '../templates/current-template.ts'
import { fieldsOf, TEMPLATE_FIELDS } from '../templates/kinds.ts'
import { type Facts, renderTemplate, templateFaults } from '../templates/render.ts'
import type { NewPreview, Preview } from '../templates/schema.ts'
import { findProgram } from './fact-queries.ts'
import { knownFacts } from './gather-facts.ts'
import type { Mailing } from './get-message.ts'
import { linksFor } from './links.ts'

/**
 * A mail as it would look, with the data of a real application. It sends nothing. Errors: not_found, role_not_allowed,
 * content_invalid.
 */
export async function previewMessage(
  ctx: Ctx,
  { places }: Mailing,
  kind: MessageKind,
  { application_id, program_id, language = 'en', subject, text, html }: NewPreview,
): Promise<Preview> {
  const { db } = ctx
  const application = application_id ? await getApplicationRow(db, ctx.actor, application_id) : undefined
  const of = application?.program_id ?? program_id
  if (of) await checkRunsProgram(ctx, of)
  const current = await currentTemplate(db, of ?? null, kind, language)
  const template = {
    subject: subject ?? current.subject,
    text: text ?? current.text,
    // A text to try is shown as itself, not beside the HTML part of another.
    html: html === undefined ? (text === undefined ? current.html : null) : html,
  }
  const faults = templateFaults(kind, template)
  if (faults.length > 0) throw unprocessable(faults)
  const known = await knownFacts(db, linksFor(places), { program_id: of, application_id })
  const missing = fieldsOf(kind).filter((name) => known[name] === undefined || known[name] === null)
  const examples = Object.fromEntries(missing.map((name) => [name, TEMPLATE_FIELDS[name].example]))
  const zone = (of && (await findProgram(db, of))?.timezone) || 'UTC'
  const facts: Facts = { ...known, ...examples }
  return { kind, language, ...renderTemplate(template, kind, facts, { language, zone }), examples: missing }
}
