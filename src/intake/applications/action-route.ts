import { type TSchema, Type } from 'typebox'
import type { Access } from '../../http/auth.ts'
import { answer, IdOf, ref } from '../../http/wire.ts'
import { Application } from './schema.ts'

const params = Type.Object({ application_id: IdOf('the application') })

interface Told {
  operationId: string
  summary: string
  description: string
  /** The answer, in words. */
  answers: string
  errors?: readonly string[]
}

/** Route options of a read or an action of one application, which answers with the application. */
export const onApplication = (access: Access, { answers, ...told }: Told) => ({
  config: { access },
  schema: { ...told, tags: ['applications'], params, response: { 200: answer(answers, ref(Application)) } },
})

/** An action takes If-Match. */
export const action = (access: Access, told: Told) => {
  const { config, schema } = onApplication(access, told)
  return { config: { ...config, ifMatch: 'optional' as const }, schema }
}

/** The same for an action that takes a body. */
export const actionWith = <T extends TSchema>(access: Access, body: T, told: Told) => {
  const { config, schema } = action(access, told)
  return { config, schema: { ...schema, body: ref(body) } }
}
