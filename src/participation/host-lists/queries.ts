import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { TravelDetails } from '../travel/schema.ts'

export interface Guest {
  application_id: string
  name: string
  position_title: string | null
  department: string | null
  city_name: string
  country: string
  /** Null: the place is accepted, and not confirmed. */
  code: string | null
  travel: TravelDetails | null
  has_request: boolean
}

/** Everybody with a place in a program, by city and name, without those who did not come or left. */
export const listGuests = prepared(
  (_, { program_id }: { program_id: string }) => sql<Guest>`
    select it.id as application_id, it.applicant->>'name' as name, it.position->>'title' as position_title,
      it.position->>'department' as department, city.name as city_name, city.country, participant.code,
      travel.details as travel, travel.requested is not null as has_request
    from application it join city on city.id = it.city_id
    left join participant on participant.application_id = it.id
    left join travel on travel.application_id = it.id
    where it.program_id = ${program_id} and it.status in ('accepted', 'confirmed')
      and coalesce(participant.status, 'confirmed') not in ('no_show', 'left_early')
    order by city.name, it.applicant->>'name', it.id`,
)
export const guestsOf = (db: Db, program_id: string): Promise<Guest[]> => listGuests(db, { program_id })
