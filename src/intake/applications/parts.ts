import { DOCUMENT_KINDS } from '../../catalogue/forms/document-kinds.ts'

/** The parts that an application can be returned for: sections of the form and kinds of documents, never the person. */
export const PARTS = ['position', 'languages', 'passport', 'answers', ...DOCUMENT_KINDS] as const
export type Part = (typeof PARTS)[number]

const isPart = (name: string): name is Part => PARTS.some((part) => part === name)

/** The parts that a return names: in `parts`, or by items that are the name of a part. Null: none. */
export function namedParts({ items, parts }: { items: string[]; parts?: Part[] }): Part[] | null {
  const named = parts ?? items.filter(isPart)
  return named.length > 0 ? [...new Set(named)] : null
}

/** The parts that may be changed while an application is returned. If the return named none: all. */
export const partsOf = ({ return_parts }: { return_parts: string[] | null }): Part[] =>
  return_parts ? return_parts.filter(isPart) : [...PARTS]
