import { Liquid, type LiquidOptions } from 'liquidjs'
import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import type { MailLanguage } from '../../platform/mail-languages.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import { type Field, type FieldName, fieldsOf, TEMPLATE_FIELDS } from './kinds.ts'

export interface TemplateTexts {
  subject: string
  text: string
  /** Null: it is made of the text. */
  html: string | null
}
export interface Rendered {
  subject: string
  text: string
  html: string
}
/** The known values for a mail, as they are stored: days, instants in UTC. Fields without a value are empty. */
export type Facts = Partial<Record<FieldName, string | readonly string[] | null>>

/** Templates are written by staff: they get no file, no other template, and little time and memory. */
const LIMITS = { parseLimit: 50_000, renderLimit: 200, memoryLimit: 500_000 }
const SHUT: LiquidOptions = {
  ...LIMITS,
  strictFilters: true,
  strictVariables: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
}
const REMOVED_TAGS = ['include', 'render', 'layout', 'block', 'tablerow']

function engine(options: LiquidOptions = {}): Liquid {
  const liquid = new Liquid({ ...SHUT, ...options })
  for (const tag of REMOVED_TAGS) delete (liquid.tags as Record<string, unknown>)[tag]
  // Otherwise a template could put what an applicant wrote into a mail as markup.
  liquid.registerFilter('raw', (value: unknown) => value)
  return liquid
}
const plain = engine()
const markup = engine({ outputEscape: 'escape' })

/** The engine names the line of each fault. */
function lineOf(error: unknown): number {
  const [, line = '1'] = (error as Error).message.split('line:', 2)
  return Number.parseInt(line, 10)
}

/** The faults of a part of a template, with their lines. */
function faultsIn(part: keyof TemplateTexts, source: string, kind: MessageKind): ProblemItem[] {
  const pointer = `/${part}`
  try {
    const parsed = plain.parse(source)
    const known: readonly string[] = fieldsOf(kind)
    const { globals } = plain.analyzeSync(parsed, { partials: false })
    return (
      Object.values(globals)
        .flat()
        // The length of a list, as in {% if program.coverage.size > 0 %}.
        .filter((variable) => !known.includes(String(variable).replace(/\.size$/, '')))
        .map((variable) => {
          const [field, line] = [String(variable), variable.location.row]
          return {
            pointer,
            code: 'unknown_field',
            detail: `line ${line}: there is no field ${field} in ${kind}; there are ${known.join(', ')}`,
            params: { line, field },
          }
        })
    )
  } catch (error) {
    const line = lineOf(error)
    const said = (error as Error).message.replace(/, (?:file:.*, )?line:.*$/s, '')
    return [{ pointer, code: 'template_syntax', detail: `line ${line}: ${said}`, params: { line } }]
  }
}

/** The faults of a part when it is filled with examples: it takes too much time or memory. */
function faultsWhenFilled(part: keyof TemplateTexts, source: string, kind: MessageKind): ProblemItem[] {
  const examples = Object.fromEntries(fieldsOf(kind).map((name) => [name, TEMPLATE_FIELDS[name].example]))
  try {
    plain.parseAndRenderSync(source, scopeOf(kind, examples, 'en', 'UTC'))
    return []
  } catch (error) {
    const line = lineOf(error)
    const detail = `line ${line}: takes too much time or memory, or fails, when it is filled with examples`
    return [{ pointer: `/${part}`, code: 'template_fails', detail, params: { line } }]
  }
}

/** Everything that is wrong with a template: its syntax, fields that its kind has not, and what it takes. */
export function templateFaults(kind: MessageKind, { subject, text, html }: TemplateTexts): ProblemItem[] {
  const parts = Object.entries({ subject, text, html }) as [keyof TemplateTexts, string | null][]
  const faultsOf = (find: typeof faultsIn) =>
    parts.flatMap(([part, source]) => (source === null ? [] : find(part, source, kind)))
  const faults = faultsOf(faultsIn)
  return faults.length > 0 ? faults : faultsOf(faultsWhenFilled)
}

const inZone = (language: MailLanguage, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { timeZone, ...options })

/** A value as a mail in this language says it. */
function said({ type }: Field, value: Facts[FieldName], language: MailLanguage, zone: string) {
  if (value === null || value === undefined) return type === 'list' ? [] : ''
  if (typeof value !== 'string') return value
  if (type === 'day') return inZone(language, 'UTC', { dateStyle: 'long' }).format(Date.parse(`${value}T00:00:00Z`))
  if (type !== 'instant') return value
  const options = { dateStyle: 'full', timeStyle: 'short' } as const
  return `${inZone(language, zone, options).format(Date.parse(value))} (${zone})`
}

/** The fields of a kind as nested objects, as a template names them. Nothing else is in reach. */
function scopeOf(kind: MessageKind, facts: Facts, language: MailLanguage, zone: string) {
  const scope: Record<string, Record<string, unknown>> = {}
  for (const name of fieldsOf(kind)) {
    const [group = '', field = ''] = name.split('.')
    scope[group] ??= {}
    scope[group][field] = said(TEMPLATE_FIELDS[name], facts[name], language, zone)
  }
  return scope
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] as string)
const linkedUp = (line: string) =>
  line.replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`)

/** The HTML part for a text: its paragraphs, with its addresses as links. */
const paragraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${linkedUp(escaped(part)).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')

const page = (body: string, language: string) =>
  `<!doctype html>\n<html lang="${language}">\n<meta charset="utf-8">\n<body>\n${body}\n</body>\n</html>\n`

/** Fills a template with what is known. The template has passed `templateFaults`. */
export function renderTemplate(
  { subject, text, html }: TemplateTexts,
  kind: MessageKind,
  facts: Facts,
  { language, zone }: { language: MailLanguage; zone: string },
): Rendered {
  const scope = scopeOf(kind, facts, language, zone)
  const fill = (liquid: Liquid, source: string): string => liquid.parseAndRenderSync(source, scope)
  const body = `${fill(plain, text)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
  return {
    // A header is one line.
    subject: fill(plain, subject).replace(/\s+/g, ' ').trim().slice(0, 250),
    text: body,
    html: page(html === null ? paragraphs(body.trim()) : fill(markup, html), language),
  }
}
