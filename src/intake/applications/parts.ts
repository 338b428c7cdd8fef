import { DOCUMENT_KINDS } from '../../catalogue/forms/document-kinds.ts'

/** What an application can be returned for: sections of the form, and documents by their kind. Never the person. */
export const PARTS = ['position', 'languages', 'passport', 'answers', ...DOCUMENT_KINDS] as const
export type Part = (typeof PARTS)[number]

const isPart = (name: string): name is Part => PARTS.some((part) => part === name)

/** The parts that a return names: by `parts`, or by items that are the name of a part. Null: it names none. */
export function namedParts({ items, parts }: { items: string[]; parts?: Part[] }): Part[] | null {
  const named = parts ?? items.filter(isPart)
  return named.length > 0 ? [...new Set(named)] : null
}

/** The parts that may be changed while an application is returned. One that named none leaves all of them open. */
export const partsOf = ({ return_parts }: { return_parts: string[] | null }): Part[] =>
  return_parts ? return_parts.filter(isPart) : [...PARTS]
