import { type RawBuilder, sql } from 'kysely'
import { evaluate } from '../../catalogue/criteria/evaluate.ts'
import type { Facts, MembershipPeriod, Report } from '../../catalogue/criteria/report.ts'
import { formErrors } from '../../catalogue/forms/form-errors.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { visaTermsOf } from '../../network/visa-rules/visa-terms-of.ts'
import type { Ctx } from '../../platform/context.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import { visaTermsFor } from '../applications/latest-safe-dates.ts'
import { SEATED } from '../applications/lifecycle.ts'
import { type ApplicationRow, lockApplication } from '../applications/lock-application.ts'
import { withWindow } from '../applications/with-window.ts'

import type { EligibilityCheck } from './schema.ts'

interface Found {
  city: { id: string; name: string; country: string; memberships: MembershipPeriod[] } | null
  cap: number | null
  used: number
  seats_taken: number
  holds_slot: boolean
  documents: { kind: string }[]
  other_application: boolean
  waivers: { criterion: string }[]
  attestations: { criterion: string }[]
  endorsement: Facts['endorsement']
  visa: Facts['visa']
}

/** SQL columns with the facts of a city in a program. The arguments are SQL expressions of their ids. */
const cityFacts = (program: RawBuilder<unknown>, city: RawBuilder<unknown>) => sql`
  (select json_build_object('id', id, 'name', name, 'country', country, 'memberships', coalesce((
     select json_agg(json_build_object('from', member_from, 'until', member_until,
       'suspended_from', suspended_from, 'suspended_until', suspended_until))
     from membership where city_id = city.id), '[]'))
   from city where id = ${city}) as city,
  city_cap_of(${program}, ${city}) as cap,
  (select count(*)::int from slot where program_id = ${program} and city_id = ${city}) as used`

/** How the city’s word stands, by the last endorsement. */
const endorsementOf = sql`coalesce((select case when status = 'endorsed' and is_own then 'own' when status = 'endorsed' then 'given'
    when status = 'requested' then 'asked' when status in ('declined', 'withdrawn') then 'declined' else 'none' end
  from endorsement where application_id = it.id order by id desc limit 1), 'none')`

const seated = sql.join(literals(SEATED))

/** One statement that reads all facts that the criteria need. */
const factsOf = (row: RawBuilder<unknown>, these: RawBuilder<unknown>) => sql<ApplicationRow & Found>`
    select ${row} ${cityFacts(sql`it.program_id`, sql`it.city_id`)},
      (select count(*)::int from application where program_id = it.program_id and status in (${seated}) and id <> it.id)
        as seats_taken,
      exists (select from slot where application_id = it.id) as holds_slot,
      array(select json_build_object('kind', kind) from document where application_id = it.id and replaced_at is null
        and verification <> 'rejected') as documents,
      exists (select from application_person where program_id = it.program_id
        and person_key = any(coalesce(it.person_keys, array[it.person_key])) and application_id <> it.id) as other_application,
      array(select json_build_object('criterion', criterion) from waiver where application_id = it.id) as waivers,
      array(select json_build_object('criterion', criterion) from attestation where application_id = it.id) as attestations,
      ${endorsementOf} as endorsement,
      ${visaTermsFor(sql`it`, sql`(select venue_country from program where program.id = it.program_id)`)} as visa
    from application it where ${these} order by it.id`
const factsOfApplication = prepared((_, { id }: { id: string }) => factsOf(sql``, sql`it.id = ${id}`))
const factsOfApplications = prepared((_, { ids }: { ids: string[] }) =>
  factsOf(sql`it.*,`, sql`it.id = any(${ids}::uuid[])`),
)

interface Claimed {
  program_id: string
  city_id: string | null
  passport_country: string | null
  passport_type: string | null
}
/** The facts for the pre-check, which has no application, with the program's row. */
const factsOfClaims = prepared(
  (_, { program_id, city_id, passport_country, passport_type }: Claimed) => sql<PublishedProgram & Found>`
    select program.*, ${cityFacts(sql`program.id`, sql`wanted.city`)},
      (select count(*)::int from application where program_id = program.id and status in (${seated})) as seats_taken,
      false as holds_slot, '{}'::json[] as waivers, '{}'::json[] as attestations,
      ${visaTermsOf(
        sql`program.venue_country`,
        sql`coalesce(${passport_country}::text, (select country from city where city.id = wanted.city))`,
        sql`${passport_type}::text`,
      )} as visa
    from program, (select ${city_id}::uuid as city) wanted where program.id = ${program_id} and published_at is not null`,
)

function programFacts(program: PublishedProgram): Facts['program'] {
  const { opens_at, closes_at } = program
  const { interviews } = program.selection
  return {
    opens_at,
    closes_at,
    mode: program.call_mode,
    endorsement: program.selection.endorsement ?? 'none',
    timezone: program.timezone,
    country: program.venue_country,
    visa_buffer_days: program.selection.visa?.buffer_days,
    starts_on: program.starts_on,
    ends_on: program.ends_on,
    decisions_on: program.decisions_on,
    interviews_until: interviews?.to ?? null,
    language: program.language,
    language_level: program.language_level,
    seats: program.seats,
    required_documents: program.required_documents,
  }
}

/** Judges an application now. The call is judged at its submission, unless it is a draft or returned. */
export async function assess(ctx: Ctx, application: ApplicationRow, program: PublishedProgram): Promise<Report> {
  const [found] = await factsOfApplication(ctx.db, application)
  return judge(ctx, application, program, found as Found)
}

/** Judges several applications of a program. Returns the reports by id. */
export async function assessAll(ctx: Ctx, ids: string[], program: PublishedProgram): Promise<Map<string, Report>> {
  const found = ids.length > 0 ? await factsOfApplications(ctx.db, { ids }) : []
  return new Map(found.map((each) => [each.id, judge(ctx, each, program, each)]))
}

/** Locks an application that is to be moved, and reads its facts in the same round trip. `assess` then judges them. */
export async function lockAndAssess(ctx: Ctx, id: string) {
  const [locked, [found]] = await inOrder([lockApplication(ctx.db, ctx.actor, id), factsOfApplication(ctx.db, { id })])
  return { ...locked, assess: () => judge(ctx, locked.application, locked.program, found as Found) }
}

function judge(ctx: Ctx, application: ApplicationRow, program: PublishedProgram, found: Found): Report {
  const isOpen = application.status === 'draft' || application.status === 'returned'
  return evaluate(program.criteria, {
    ...found,
    position: application.position,
    languages: application.languages,
    passport: application.passport,
    nationality: application.applicant.nationality ?? null,
    now: ctx.now,
    submitted_at: isOpen ? null : application.submitted_at,
    late: false,
    rule_set_version: program.rule_set_version,
    program: programFacts(withWindow(program, application.replaces_until)),
    due_at: application.status === 'returned' ? application.return_due_at : null,
    allocation: found,
    form: {
      errors: formErrors(application, program),
    },
  })
}

/** Judges the claims of the anonymous pre-check, without a person. Stores nothing. Errors: not_found. */
export async function assessClaims(
  ctx: Ctx,
  program_id: string,
  { city_id = null, ...claims }: EligibilityCheck,
): Promise<Report & { knowsCity: boolean }> {
  const [program] = await factsOfClaims(ctx.db, {
    program_id,
    city_id,
    passport_country: claims.passport?.country ?? null,
    passport_type: claims.passport?.type ?? null,
  })
  if (!program) throw notFound()
  const { city, cap, used, seats_taken, holds_slot, waivers, attestations, visa } = program
  const report = evaluate(program.criteria, {
    city,
    visa,
    seats_taken,
    waivers,
    attestations,
    position: claims.position ?? null,
    languages: claims.languages ?? null,
    passport: claims.passport ?? null,
    now: ctx.now,
    submitted_at: null,
    late: false,
    rule_set_version: program.rule_set_version,
    program: programFacts(program),
    due_at: null,
    allocation: city && { cap, used, holds_slot },
    form: null,
    documents: null,
    endorsement: null,
    other_application: null,
  })
  return { ...report, knowsCity: city_id === null || city !== null }
}
