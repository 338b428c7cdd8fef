import { getApplicationRow } from '../../intake/applications/get-application.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { present } from './present.ts'
import * as queries from './queries.ts'
import type { Letter } from './schema.ts'

/** The letters of an application, all editions, the latest first. Errors: not_found. */
export async function listLetters({ db, actor }: Ctx, application_id: string): Promise<Letter[]> {
  await getApplicationRow(db, actor, application_id)
  if (!mayRead(actor, 'letters')) throw notFound()
  return (await queries.listLetters(db, application_id)).map(present)
}
