import { type RawBuilder, sql } from 'kysely'

/**
 * SQL for whether somebody of an application's city has accepted a place in another program that starts before a day.
 * `it` is the application's row. Past editions that a series only lists name no cities, so they do not count.
 */
export const tookPartBefore = (it: RawBuilder<unknown>, starts_on: string) => sql`exists (
  select from application earlier join program on program.id = earlier.program_id
  where earlier.city_id = ${it}.city_id and earlier.status in ('accepted', 'confirmed')
    and earlier.program_id <> ${it}.program_id and program.starts_on < ${starts_on}::date)`
