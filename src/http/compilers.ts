import AjvCompiler from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'
import { setFormats } from './formats.ts'

/**
 * The schemas are not checked against the meta-schema: that took half a second of each start. TypeBox writes them, and
 * the linter of the contract checks them.
 */
const common = {
  allErrors: true,
  removeAdditional: false,
  useDefaults: false,
  strict: false,
  verbose: true,
  validateSchema: false,
} as const
/** Apps with the same components share it. */
const factory = AjvCompiler()

/**
 * Compiles a route's validators and serializers at its first call. To compile all took half of the start and 40 MB, and
 * most processes call few routes.
 */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/**
 * Bodies are not coerced: with Fastify's default settings, Ajv would turn null into "" and drop unknown members. Query
 * strings and headers are text, so numbers and booleans are parsed from them.
 */
export const buildValidator: AjvCompiler.BuildCompilerFromPool = (externalSchemas) => {
  const asItIs = factory(externalSchemas, { customOptions: { ...common, coerceTypes: false }, onCreate: setFormats })
  const fromText = factory(externalSchemas, {
    customOptions: { ...common, coerceTypes: 'array' },
    onCreate: setFormats,
  })
  return (route) => {
    // Fastify passes the route's definition, although the compiler's published type is a schema.
    const compile = (route as AjvCompiler.RouteDefinition).httpPart === 'body' ? asItIs : fromText
    const compiled = once(() => compile(route))
    const validate = ((data: unknown) => {
      const isValid = compiled()(data)
      validate.errors = compiled().errors ?? null
      return isValid
    }) as ReturnType<typeof compile>
    return validate
  }
}

type BuildSerializer = NonNullable<
  NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>['buildSerializer']
>

/** The named components that a schema refers to, directly or through others. */
function needed(schema: unknown, all: Record<string, unknown>, found: Record<string, unknown> = {}) {
  for (const [, id = ''] of JSON.stringify(schema).matchAll(/"\$ref":"(\w+)#?"/g)) {
    if (found[id]) continue
    found[id] = all[id]
    needed(all[id], all, found)
  }
  return found
}

/**
 * Builds each serializer from the components that it needs, once for all routes with the same answer. Fastify would use
 * all components for each route.
 */
export const buildSerializer: BuildSerializer = (externalSchemas, options) => {
  const select = SerializerSelector()
  const built = new Map<string, ReturnType<ReturnType<typeof select>>>()
  return (route) => {
    const text = JSON.stringify(route.schema)
    let serialize = built.get(text)
    if (!serialize) {
      const compiled = once(() =>
        select(needed(route.schema, externalSchemas as Record<string, unknown>), options)(route),
      )
      serialize = (data) => compiled()(data)
      built.set(text, serialize)
    }
    return serialize
  }
}
