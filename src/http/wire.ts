import type { Readable } from 'node:stream'
import { type Static, type TSchema, Type } from 'typebox'

/** A reference to a named component of the contract, by its `$id`. */
export const ref = <T extends TSchema & { $id?: string }>(schema: T) =>
  Type.Unsafe<Static<T>>(Type.Ref(String(schema.$id)))

/** A schema that also allows null: by a list of types where possible, which serializes faster than anyOf. */
export function Nullable<T extends TSchema>(schema: T, options = {}) {
  const { type, enum: values, ...rest } = schema as { type?: string; enum?: string[] }
  if (typeof type !== 'string') return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }], ...options })
  return Type.Unsafe<Static<T> | null>({
    ...rest,
    ...options,
    type: [type, 'null'],
    ...(values && { enum: [...values, null] }),
  })
}

/** A closed list of texts for a query parameter or a constant. An enumeration with a meaning is a `Choice`. */
export const Literals = <const T extends string[]>(values: T, options = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values, ...options })

/** Marks a schema that the contract shows as a component. Serializers get it inline, which is faster. */
export const COMPONENT = 'x-component'
export const MEANINGS = 'x-enum-descriptions'

/**
 * An enumeration: a component of the contract under `name`, with the meaning of each value. A schema that uses it can
 * add a description of its own: `{ ...Kind, description }`.
 */
export const Choice = <const T extends string>(name: string, meanings: Record<T, string>, description = '') =>
  Type.Unsafe<T>({
    type: 'string',
    enum: Object.keys(meanings),
    [COMPONENT]: { name, description },
    [MEANINGS]: meanings,
  })

/** Names how a text is brought into the form that is stored, before it is checked: `formats.ts` has the ways. */
export const NORMALIZE = 'x-normalize'

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7' })
/** An id, with the name of what it identifies. */
export const IdOf = (what: string) => Type.String({ format: 'uuid', description: `The id of ${what} (UUIDv7)` })
export const Instant = Type.String({
  format: 'instant',
  description: 'RFC 3339 with a zone; answered in UTC with milliseconds',
})
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })
export const Country = Type.String({ format: 'country', description: 'ISO 3166-1 alpha-2', examples: ['OM'] })
export const Nationality = Type.String({
  format: 'nationality',
  description:
    'ISO 3166-1 alpha-2, `XK` for Kosovo, or as ICAO 9303 writes it: `XXA` stateless, `XXB` a refugee, `XXC` another refugee, `XXX` not specified',
  examples: ['OM'],
})
export const Language = Type.String({
  format: 'language',
  [NORMALIZE]: 'language',
  description: 'BCP 47',
  examples: ['en'],
})
export const TimeZone = Type.String({ format: 'time-zone', description: 'IANA time zone', examples: ['Asia/Seoul'] })
const oneLine = (maxLength: number, format: string) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', format, [NORMALIZE]: 'line' })
/** One line, as `platform/text.ts` has it. */
export const Line = (maxLength = 200) => oneLine(maxLength, 'line')
/** The name of a person, a place or an organisation: a line with a letter. */
export const Name = (maxLength = 200) => oneLine(maxLength, 'name')
/** An e-mail address, of any script. */
export const Email = (description: string) =>
  Type.String({ format: 'email', maxLength: 254, [NORMALIZE]: 'line', description })
const several = { format: 'text', [NORMALIZE]: 'text' }
/** A text that may have several lines. */
export const Text = (maxLength = 5000) => Type.String({ maxLength, ...several })
/** The same, and it must not be blank: a reason, for instance. */
export const Words = (maxLength = 1000) => Type.String({ minLength: 1, maxLength, pattern: '\\S', ...several })

/** The members of every resource that has an ETag. */
export const Versioned = {
  version: Type.Integer({ description: 'Counts the changes, from 1; the ETag is made of it' }),
  created_at: Type.String({ format: 'instant', description: 'When it was created' }),
  updated_at: Type.String({ format: 'instant', description: 'When it was last changed' }),
}

export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Rows on a page' })),
  cursor: Type.Optional(
    Type.String({
      // The longest sort key is a title of 300 characters, which gives a cursor of 1,686.
      maxLength: 4000,
      description: 'next_cursor of the previous page; works only with the same credential, filters and sort',
    }),
  ),
}

export const Page = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item, { description: 'The rows of this page, in the order of the list' }),
    next_cursor: Nullable(Type.String(), {
      description: 'Send it as `cursor` to get the next page. Null: the last page',
    }),
  })

export const ProblemError = Type.Object(
  {
    pointer: Type.String({
      description: 'A JSON pointer to the fault in the body (`/applicant/name`), or `?name` for a query parameter',
    }),
    code: Type.String({ description: 'snake_case and stable: the kind of fault, such as `required` or `max_length`' }),
    detail: Type.String({ description: 'Plain English: what is wrong and how to correct it' }),
    params: Type.Optional(
      Type.Object(
        {},
        {
          additionalProperties: true,
          description: 'The numbers and names in `detail`, for a text in another language: such as `{ "limit": 200 }`',
        },
      ),
    ),
  },
  { $id: 'ProblemError', description: 'One fault of the content' },
)

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'A URI that names the kind of problem; the same for each answer with this code' }),
    title: Type.String({ description: 'The text of the HTTP status' }),
    status: Type.Integer({ description: 'The HTTP status' }),
    detail: Type.String({ description: 'Plain English, to show to a person' }),
    instance: Type.String({ description: 'The path of the request, without its query' }),
    code: Type.String({ description: 'snake_case and stable: programs decide on it', examples: ['city_cap_reached'] }),
    request_id: Type.String({ description: 'The id of the request, as in `X-Request-Id`: give it to support' }),
    errors: Type.Optional(
      Type.Array(ref(ProblemError), {
        description:
          'The faults of the content, at most 50 if they break the schema. Absent: the content is not the cause',
      }),
    ),
  },
  { $id: 'Problem', description: 'Problem details (RFC 9457)', additionalProperties: true },
)

/** A text of several lines, such as an operation's description. */
export const lines = (...each: string[]) => each.join('\n')

/** An answer of a route, with what it is in words. */
export const answer = <T extends TSchema>(words: string, schema: T) =>
  Type.Unsafe<Static<T>>({ ...schema, description: words })

/** The body of a route that `receives` a file, for the contract only: a file is streamed and not validated. */
export const multipartBody = {
  consumes: ['multipart/form-data'],
  body: {
    type: 'object',
    required: ['file'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        contentMediaType: 'application/octet-stream',
        description: 'The file, with its name. Its kind is told by its content',
      },
    },
  },
}

const bytes = {
  schema: Type.Unsafe<Readable>({ type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' }),
}
export const Binary = {
  description: 'The file',
  content: { 'application/pdf': bytes, 'image/jpeg': bytes, 'image/png': bytes },
}
