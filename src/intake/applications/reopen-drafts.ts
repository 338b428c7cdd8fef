import { sql } from 'kysely'
import { type Ctx, system } from '../../platform/context.ts'
import type { Status } from './lifecycle.ts'
import { type MovedIn, moveApplications } from './move-application.ts'

interface Lapsed {
  id: string
  program_id: string
  city_id: string
  person_key: string
  person_keys: string[] | null
  status: Status
}

/**
 * Reopens the drafts that lapsed at the end of a call, after that end was moved. Not if the person has started another
 * application since. Of a person's lapsed drafts only the latest is reopened. The caller has locked the program, so
 * nobody can start an application meanwhile.
 */
export async function reopenDrafts(ctx: Ctx, program: MovedIn & { id: string }): Promise<void> {
  const { rows } = await sql<Lapsed>`
    with lapsed as (select id, program_id, city_id, person_key, person_keys, status from application
        where program_id = ${program.id} and status = 'lapsed' and submitted_at is null),
      keyed as (select id, key from lapsed, unnest(coalesce(person_keys, array[person_key])) key),
      latest as (select distinct on (key) key, id from keyed order by key, id desc)
    select * from lapsed where not exists (select from keyed join latest using (key)
        where keyed.id = lapsed.id and latest.id <> lapsed.id)
      and not exists (select from keyed join application_person it on it.person_key = key
        where keyed.id = lapsed.id and it.program_id = lapsed.program_id)
    order by id`.execute(ctx.db)
  await moveApplications({ ...ctx, actor: system }, rows, program, { action: 'reopen' })
}
