import { type RawBuilder, sql } from 'kysely'
import { safeUntil } from '../../catalogue/criteria/travel-clock.ts'
import type { VisaTerms } from '../../network/visa-rules/latest-safe-decision-date.ts'
import { visaTermsOf } from '../../network/visa-rules/visa-terms-of.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'

/**
 * SQL: the country that decides on a visa for an application with this alias: the country of the passport, else the
 * nationality, else the country of the city.
 */
export const travelsFrom = (it: RawBuilder<unknown>) =>
  sql<string | null>`coalesce(${it}.passport->>'country', ${it}.applicant->>'nationality',
    (select country from city where city.id = ${it}.city_id))`

/** SQL: what the host country asks of the passport of an application with this alias, as JSON. */
export const visaTermsFor = (it: RawBuilder<unknown>, host: RawBuilder<unknown>) =>
  visaTermsOf(host, travelsFrom(it), sql`${it}.passport->>'type'`)

/** The facts that tell the latest safe decision date of an application. Instants and long settings are no part of them. */
export interface TravelFacts {
  starts_on: string
  country: string
  from_country: string | null
  visa: VisaTerms | null
  usual_days: number | null
  buffer_days: number | null
}

/** SQL: these facts as JSON. Null: the program asks for no passport, or has no venue. */
export const travelFacts = (it: RawBuilder<unknown>, program: RawBuilder<unknown>) => sql<TravelFacts | null>`
  case when ${program}.venue_country is not null and 'passport_scan' = any(${program}.required_documents)
    then json_build_object('starts_on', ${program}.starts_on, 'country', ${program}.venue_country,
      'from_country', ${travelsFrom(it)}, 'visa', ${visaTermsFor(it, sql`${program}.venue_country`)},
      'usual_days', (select (rule->'params'->>'days')::int from jsonb_array_elements(${program}.criteria) rule
        where rule->>'criterion' = 'visa_lead_time' limit 1),
      'buffer_days', (${program}.selection->'visa'->>'buffer_days')::int) end`

/** The last day on which a decision leaves time for a visa. Null: none is needed, or it is not known whether one is. */
export function latestSafeDate(facts: TravelFacts | null): string | null {
  if (!facts) return null
  const { starts_on, country, from_country, visa, usual_days: days, buffer_days } = facts
  return safeUntil(
    {
      starts_on,
      ends_on: starts_on,
      country,
      required_documents: ['passport_scan'],
      criteria: days === null ? [] : [{ criterion: 'visa_lead_time', kind: 'advisory', params: { days } }],
      selection: buffer_days === null ? {} : { visa: { buffer_days } },
    },
    { expires_on: null, from_country, visa },
  )
}

const selectTravelFacts = prepared(
  (_, { ids }: { ids: readonly string[] }) => sql<{ id: string; facts: TravelFacts | null }>`
    select it.id, ${travelFacts(sql`it`, sql`program`)} as facts
    from application it join program on program.id = it.program_id where it.id = any(${ids}::uuid[])`,
)

/** The latest safe decision dates of applications, by id. */
export async function latestSafeDates(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = ids.length > 0 ? await selectTravelFacts(db, { ids }) : []
  return new Map(rows.map(({ id, facts }) => [id, latestSafeDate(facts)]))
}
