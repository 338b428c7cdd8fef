import { sql } from 'kysely'
import { travelsFrom, visaTermsFor } from '../../intake/applications/latest-safe-dates.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { tookPartBefore } from '../ranking/took-part-before.ts'
import type { Member } from './balance.ts'

interface Asked {
  shortlist_id: string
  starts_on: string
  required: string[]
}

/** The facts of the applications in a shortlist that the balance counts. */
const selectMembers = prepared(
  (_, { shortlist_id, starts_on, required }: Asked) => sql<Member>`
    select it.id as application_id, it.city_id, city.name as city_name, city.country,
      not ${tookPartBefore(sql`it`, starts_on)} as first_time_city,
      it.position->>'field_of_work' as field_of_work, it.position->>'level' as level, it.applicant->>'gender' as gender,
      it.passport->>'expires_on' as expires_on, ${travelsFrom(sql`it`)} as from_country,
      ${visaTermsFor(sql`it`, sql`(select venue_country from program where program.id = it.program_id)`)} as visa,
      exists (select from endorsement where application_id = it.id and status = 'endorsed' and not is_own) as is_endorsed,
      array(select kind from unnest(${required}::text[]) kind where not exists (select from document
        where application_id = it.id and document.kind = kind.kind and replaced_at is null
        and verification = 'verified')) as unverified,
      exists (select from seat where application_id = it.id) as is_seated
    from shortlist_item item join application it on it.id = item.application_id join city on city.id = it.city_id
    where item.shortlist_id = ${shortlist_id} order by item.number`,
)
export const listMembers = (db: Db, asked: Asked) => selectMembers(db, asked)
