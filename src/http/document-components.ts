import { COMPONENT, MEANINGS, NORMALIZE } from './wire.ts'

// biome-ignore lint/suspicious/noExplicitAny: a part of an OpenAPI document, whose shape depends on where it stands
export type Json = any

export const HEADERS: Record<string, Json> = {
  'X-Request-Id': { description: 'The id of the request: give it to support', schema: { type: 'string' } },
  ETag: {
    description: 'The version of the resource. Send it in `If-Match` with an edit, or in `If-None-Match` with a read',
    schema: { type: 'string' },
  },
  Location: { description: 'The address of what was created', schema: { type: 'string', format: 'uri-reference' } },
  Link: {
    description: 'The next page, with `rel="next"` (RFC 8288). Absent: the last page',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds to wait before another try', schema: { type: 'integer' } },
  'Idempotent-Replayed': {
    description:
      '`true`: the answer of the first request with this Idempotency-Key. Absent: this request was processed',
    schema: { type: 'string', enum: ['true'] },
  },
  'Content-Disposition': {
    description: '`attachment`, with the name of the file (RFC 6266)',
    schema: { type: 'string' },
  },
  'WWW-Authenticate': { description: 'The scheme of the credential', schema: { type: 'string' } },
}
export const header = (name: string) => [name, { $ref: `#/components/headers/${name}` }] as const
export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Replaces each enumeration by a reference to a component, and our own formats by those of the standard. */
export function standard(value: Json, components: Json): Json {
  if (Array.isArray(value)) return value.map((each) => standard(each, components))
  if (value === null || typeof value !== 'object') return value
  const { [COMPONENT]: component, [NORMALIZE]: _, ...rest } = value
  if (component) {
    const { name, description = '' } = component
    const meanings: Record<string, string> = rest[MEANINGS]
    const values = Object.keys(meanings)
    components[name] ??= {
      type: 'string',
      enum: values,
      description: [description, '', ...values.map((each) => `- \`${each}\`: ${meanings[each]}`)].join('\n').trim(),
      [MEANINGS]: meanings,
    }
    const isNullable = Array.isArray(rest.type)
    const own = Object.fromEntries(
      ['description', 'default', 'examples'].flatMap((key) => (key in rest ? [[key, rest[key]]] : [])),
    )
    const one = schemaRef(name)
    // A reference shows the description of its component; a choice of two shows none.
    return isNullable
      ? { anyOf: [one, { type: 'null' }], description: description || components[name].description, ...own }
      : { ...one, ...own }
  }
  // The members of a problem come from schemas that the generator has not seen.
  if (/^\w+$/.test(value.$ref ?? '#')) return { ...value, ...schemaRef(value.$ref) }
  if (value.format === 'instant') return standard({ ...value, format: 'date-time' }, components)
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, standard(inner, components)]))
}

/** Drops the components that nothing refers to, such as the problems of operations that only the sandbox has. */
export function withoutUnused(document: Json): Json {
  const used = new Set<string>()
  const visit = (value: Json) => {
    for (const [, kind, name] of JSON.stringify(value).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      const id = `${kind}/${name}`
      if (used.has(id)) continue
      used.add(id)
      visit(document.components[kind as string][name as string])
    }
  }
  visit(document.paths)
  for (const kind of ['schemas', 'examples', 'headers'])
    document.components[kind] = Object.fromEntries(
      Object.entries(document.components[kind]).filter(([name]) => used.has(`${kind}/${name}`)),
    )
  return document
}
