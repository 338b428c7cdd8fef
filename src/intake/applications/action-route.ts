import { type TSchema, Type } from 'typebox'
import type { Access } from '../../http/auth.ts'
import { Id, ref } from '../../http/wire.ts'
import { Application } from './schema.ts'

const params = Type.Object({ application_id: Id })

/** Route options for an action on one application, which answers with the application. */
export const action = (operationId: string, summary: string, access: Access) => ({
  config: { access },
  schema: { operationId, summary, tags: ['applications'], params, response: { 200: ref(Application) } },
})

/** The same for an action that takes a body. */
export const actionWith = <T extends TSchema>(operationId: string, summary: string, access: Access, body: T) => {
  const { config, schema } = action(operationId, summary, access)
  return { config, schema: { ...schema, body: ref(body) } }
}
