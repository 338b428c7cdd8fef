import type { MailLanguage } from '../../platform/mail-languages.ts'
import { derivedLinkToken } from '../../platform/secrets.ts'
import { currentTemplate } from '../templates/current-template.ts'
import { type Rendered, renderTemplate } from '../templates/render.ts'
import { type ComeBack, gatherFacts, type Source, type Unsent } from './gather-facts.ts'
import type { MessageRow } from './queries.ts'

export interface Made {
  to: string
  language: MailLanguage
  mail: Rendered
  /** The facts that are stored and shown: without the secret part of links. */
  shown: Rendered
  headers: Record<string, string>
  comeBack: ComeBack[]
}

/** A city leaves the calls with one click, without a credential (RFC 8058). Nothing is stored for it. */
export const unsubscribeToken = ({ secrets }: Pick<Source, 'secrets'>, city_id: string) =>
  `${city_id}.${derivedLinkToken(secrets, 'unsubscribe', city_id)}`

function headersOf(source: Source, { kind, city_id }: MessageRow): Record<string, string> {
  if (kind !== 'call' || !city_id) return {}
  return {
    'List-Unsubscribe': `<${source.links.unsubscribe(unsubscribeToken(source, city_id))}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** The mail of a message as it would go out now, or why it would not. */
export async function makeMail(source: Source, message: MessageRow): Promise<Made | Unsent> {
  const gathered = await gatherFacts(source, message)
  if (typeof gathered === 'string') return gathered
  const { to, language, facts, shown, comeBack } = gathered
  const template = await currentTemplate(source.db, message.program_id, message.kind, language)
  const render = (of: typeof facts) => renderTemplate(template, message.kind, of, gathered)
  return { to, language, mail: render(facts), shown: render(shown), headers: headersOf(source, message), comeBack }
}
