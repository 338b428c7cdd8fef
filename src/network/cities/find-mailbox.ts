import type { Db } from '../../platform/postgres/db.ts'
import { notFound } from '../../platform/problem.ts'
import type { CityMailbox } from './mailbox-schema.ts'

export const findCityMailbox = (db: Db, city_id: string): Promise<CityMailbox | undefined> =>
  db.selectFrom('city_mailbox').selectAll().where('city_id', '=', city_id).executeTakeFirst()

/** Whether the city has a mailbox for what the network tells it. */
export const hasMailbox = async (db: Db, city_id: string): Promise<boolean> =>
  (await findCityMailbox(db, city_id)) !== undefined

/** The mailbox of a city. Errors: not_found, also if it has none. */
export async function getCityMailbox(db: Db, city_id: string): Promise<CityMailbox> {
  const mailbox = await findCityMailbox(db, city_id)
  if (!mailbox) throw notFound()
  return mailbox
}
