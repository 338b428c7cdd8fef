import type { FastifyError } from 'fastify'
import type { TSchema } from 'typebox'
import { schemas } from '../app.ts'
import { buildValidator } from '../http/compilers.ts'
import { problemOf } from '../http/problems.ts'

/** A check of bodies that come from a file. It has the rules and the words of the API. Errors: schema_violation. */
export function bodyChecker<T>(schema: TSchema): (body: unknown) => T {
  const externalSchemas = Object.fromEntries(schemas.map((each) => [String((each as { $id?: string }).$id), each]))
  const validate = buildValidator(externalSchemas)({ schema, method: 'POST', url: '/', httpPart: 'body' } as never)
  return (body) => {
    if (validate(body)) return body as T
    const validation = validate.errors as NonNullable<FastifyError['validation']>
    const error = Object.assign(new Error(), { code: 'FST_ERR_VALIDATION', validation, validationContext: 'body' })
    throw problemOf(error as unknown as FastifyError)
  }
}
