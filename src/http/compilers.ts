import AjvCompiler from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'
import { setFormats } from './formats.ts'

const common = { allErrors: true, removeAdditional: false, useDefaults: false, strict: false, verbose: true } as const

/**
 * A route's validators and serializers are compiled when it is first called: all of them took half of the start, and
 * 40 MB, and most processes call few of the routes.
 */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/**
 * Bodies are taken as they are: Ajv as Fastify sets it up would store null as "" and drop what it does not know.
 * Query strings and headers are text, so there numbers and booleans may be read out of it.
 */
export const buildValidator: AjvCompiler.BuildCompilerFromPool = (externalSchemas) => {
  const factory = AjvCompiler()
  const asItIs = factory(externalSchemas, { customOptions: { ...common, coerceTypes: false }, onCreate: setFormats })
  const fromText = factory(externalSchemas, {
    customOptions: { ...common, coerceTypes: 'array' },
    onCreate: setFormats,
  })
  return (route) => {
    // Fastify hands over the route's definition, which the compiler's published type calls a schema.
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

/** The named components that a schema needs, and those that they need in turn. */
function needed(schema: unknown, all: Record<string, unknown>, found: Record<string, unknown> = {}) {
  for (const [, id = ''] of JSON.stringify(schema).matchAll(/"\$ref":"(\w+)#?"/g)) {
    if (found[id]) continue
    found[id] = all[id]
    needed(all[id], all, found)
  }
  return found
}

/** Each serializer is built from what it needs, and once for all routes that answer alike; Fastify takes every component for each. */
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
