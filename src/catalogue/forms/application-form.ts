import type { JsonObject } from '../../platform/json.ts'
import type { AnswersSchema } from './answers.ts'
import { DOCUMENT_KINDS, documentKinds } from './document-kinds.ts'
import { type FormSettings, sectionsOf } from './sections.ts'

interface FormProgram extends FormSettings {
  title: string
  answers_schema: AnswersSchema
}

/** A section with nothing to tell may be left out. */
const isNeeded = ([, { type, required }]: [string, Record<string, unknown>]) =>
  type === 'array' || (Array.isArray(required) && required.length > 0)

/**
 * The document at /application-form: a JSON Schema (2020-12) that an application satisfies when its form is complete.
 * Answers to other questions are taken, because they block no submission.
 */
export function applicationForm(program: FormProgram) {
  const questions = { title: 'Questions of the program', type: 'object', ...program.answers_schema }
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
