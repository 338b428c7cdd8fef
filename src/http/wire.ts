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

export const Literals = <const T extends string[]>(values: T, options = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values, ...options })

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7' })
export const Instant = Type.String({
  format: 'instant',
  description: 'RFC 3339 with a zone; answered in UTC with milliseconds',
})
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })
export const Country = Type.String({ format: 'country', description: 'ISO 3166-1 alpha-2', examples: ['OM'] })
export const Language = Type.String({ format: 'language', description: 'BCP 47', examples: ['en'] })
export const TimeZone = Type.String({ format: 'time-zone', description: 'IANA time zone', examples: ['Asia/Seoul'] })
export const Line = (maxLength = 200) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
export const Text = (maxLength = 5000) => Type.String({ maxLength })

export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(
    Type.String({
      // The longest sort key is a title of 300 characters, which gives a cursor of 1,686.
      maxLength: 4000,
      description: 'next_cursor of the previous page; works only with the same credential, filters and sort',
    }),
  ),
}

export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next_cursor: Nullable(Type.String()) })

export const Problem = Type.Object(
  {
    type: Type.String({
      description: 'A URI reference that names the kind of problem; the same for each answer with this code',
    }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'Plain English, to show to a person' }),
    instance: Type.String(),
    code: Type.String({ description: 'snake_case and stable: programs decide on it', examples: ['city_cap_reached'] }),
    request_id: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'JSON pointer into the body, or ?name for a query parameter' }),
          code: Type.String(),
          detail: Type.String(),
          params: Type.Object(
            {},
            {
              additionalProperties: true,
              description:
                'What the detail is made of, to translate it: limit and length, allowed, format, type, accepted, and others by code. {} if there is nothing',
            },
          ),
        }),
      ),
    ),
  },
  { $id: 'Problem', additionalProperties: true },
)

/** The body of a route that `receives` a file, for the contract only: a file is streamed and not validated. */
export const multipartBody = {
  consumes: ['multipart/form-data'],
  body: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  },
}

const bytes = { schema: Type.Unsafe<Readable>({ type: 'string', contentMediaType: 'application/octet-stream' }) }
export const Binary = {
  description: 'The file',
  content: { 'application/pdf': bytes, 'image/jpeg': bytes, 'image/png': bytes },
}
