import { isObject, type JsonObject } from '../../platform/json.ts'
import type { AnswersSchema } from './answers.ts'
import { DOCUMENT_KINDS, documentKinds } from './document-kinds.ts'
import { ADDRESS, day, type FormSettings, IDN_EMAIL, sectionsOf } from './sections.ts'

interface FormProgram extends FormSettings {
  title: string
  answers_schema: AnswersSchema
}

/** A section with nothing to tell may be left out. */
const isNeeded = ([, { type, required }]: [string, Record<string, unknown>]) =>
  type === 'array' || (Array.isArray(required) && required.length > 0)

/** A program's questions as every validator reads them: the service takes e-mails of every script, and not every year. */
function portable({ properties, items, ...rest }: JsonObject): JsonObject {
  const inner = Object.entries(properties ?? {}).map(([name, node]) => [name, portable(node as JsonObject)])
  return {
    ...rest,
    ...(rest.format === 'email' && { pattern: ADDRESS, ...rest, format: IDN_EMAIL }),
    ...(rest.format === 'date' && { pattern: day.pattern }),
    ...(isObject(items) && { items: portable(items) }),
    ...(properties !== undefined && { properties: Object.fromEntries(inner) }),
  }
}

/**
 * The document at /application-form: a JSON Schema (2020-12) that an application satisfies when its form is complete.
 * Answers to other questions are taken, because they block no submission.
 */
export function applicationForm(program: FormProgram) {
  const questions = { title: 'Questions of the program', type: 'object', ...portable(program.answers_schema) }
  const sections = { ...sectionsOf(program), answers: questions }
  const { properties } = program.answers_schema
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: program.title,
    type: 'object' as const,
    properties: {
      ...sections,
      answers: { 'x-order': Object.keys(properties as JsonObject), ...questions },
    },
    required: Object.entries(sections)
      .filter(isNeeded)
      .map(([name]) => name),
    'x-order': [...Object.keys(sections), 'documents'],
    'x-required-documents': [...program.required_documents],
    'x-documents': DOCUMENT_KINDS.map((kind) => {
      const { missing, ...rest } = documentKinds[kind]
      const isRequired = program.required_documents.includes(kind)
      return { kind, ...rest, required: isRequired, ...(isRequired && { 'x-required-message': missing }) }
    }),
  }
}
