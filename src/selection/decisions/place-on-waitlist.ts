import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** SQL: the place on the waitlist that the last release gave an application with this alias. */
export const waitlistPosition = (it: string) =>
  sql<number | null>`(select waitlist_position from decision where application_id = ${sql.ref(`${it}.id`)}
    and release_id is not null order by id desc limit 1)`

/** Gives these applications, which are on the waitlist of a program, the places 1, 2, 3 and so on. The caller has locked the program. */
export const placeOnWaitlist = ({ db }: Ctx, application_ids: readonly string[]) =>
  sql`update decision set waitlist_position = place.position, version = version + 1
    from unnest(${application_ids}::uuid[]) with ordinality place(application_id, position)
    where decision.id = (select id from decision last where last.application_id = place.application_id
        and last.release_id is not null order by last.id desc limit 1)
      and decision.outcome = 'waitlist' and decision.waitlist_position is distinct from place.position::int`.execute(db)
