import { sql } from 'kysely'
import { travelsFrom, visaTermsFor } from '../../intake/applications/latest-safe-dates.ts'
import { programsRunBy } from '../../permissions/programs.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { Told } from './release-findings.ts'

interface Asked {
  ids: string[]
  starts_on: string
  ends_on: string
  organisation: string | null
}

/**
 * The facts of decided applications that a release needs, beside their decisions. An organisation learns of other programs
 * only if it runs them.
 */
const selectTold = prepared((_, { ids, starts_on, ends_on, organisation }: Asked, shape: 'all' | 'own') => {
  const known = shape === 'own' ? sql`and p.id in ${programsRunBy(organisation)}` : sql``
  return sql<Told>`
    select it.id as application_id, it.city_id, mine.outcome,
      coalesce(nullif(btrim(mine.message), ''), case mine.outcome when 'select' then reason.select_message
        when 'waitlist' then reason.waitlist_message else reason.not_select_message end) as text,
      it.passport->>'expires_on' as expires_on, ${travelsFrom(sql`it`)} as from_country,
      ${visaTermsFor(sql`it`, sql`(select venue_country from program where program.id = it.program_id)`)} as visa,
      (select max(release.released_at) from decision old join release on release.id = old.release_id
        where old.application_id = it.id and old.outcome = mine.outcome) as told_at,
      array(select distinct on (p.id) json_build_object('title', p.title, 'starts_on', p.starts_on, 'ends_on', p.ends_on,
          'is_offered', holds_seat(other.status))
        from unnest(coalesce(it.person_keys, array[it.person_key])) key
        join application_person same on same.person_key = key and same.program_id <> it.program_id
        join application other on other.id = same.application_id
        join program p on p.id = same.program_id
        where p.status = 'published' and p.starts_on <= ${ends_on}::date and p.ends_on >= ${starts_on}::date ${known}
          and (holds_seat(other.status) or exists (select from decision where application_id = other.id
            and outcome = 'select' and release_id is null and voided_at is null))
        order by p.id) as elsewhere
    from unnest(${ids}::uuid[]) wanted(id)
    join application it on it.id = wanted.id
    join decision mine on mine.application_id = it.id and mine.release_id is null and mine.voided_at is null
    join reason_code reason on reason.code = mine.reason_code
    order by it.id`
})

export const findTold = (db: Db, { role, organisation_id: organisation }: Actor, asked: Omit<Asked, 'organisation'>) =>
  selectTold(db, { ...asked, organisation }, role === 'organisation' ? 'own' : 'all')
