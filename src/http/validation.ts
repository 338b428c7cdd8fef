import AjvCompiler from '@fastify/ajv-compiler'
import { formats } from './formats.ts'

const common = { allErrors: true, removeAdditional: false, useDefaults: false, formats, strict: false } as const

/**
 * Bodies are taken as they are: Ajv as Fastify sets it up would store null as "" and drop what it does not know.
 * Query strings and headers are text, so there numbers and booleans may be read out of it.
 */
export const buildValidator: AjvCompiler.BuildCompilerFromPool = (externalSchemas) => {
  const factory = AjvCompiler()
  const asItIs = factory(externalSchemas, { customOptions: { ...common, coerceTypes: false } })
  const fromText = factory(externalSchemas, { customOptions: { ...common, coerceTypes: 'array' } })
  // Fastify hands over the route's definition, which the compiler's published type calls a schema.
  return (route) => ((route as AjvCompiler.RouteDefinition).httpPart === 'body' ? asItIs(route) : fromText(route))
}
