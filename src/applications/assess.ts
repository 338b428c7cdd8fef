import { sql } from 'kysely'
import { evaluate } from '../eligibility/evaluate.ts'
import type { Facts, MembershipPeriod, Report, Rule } from '../eligibility/report.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnswersSchema } from '../programs/answers.ts'
import type { EligibilityCheck } from './eligibility-schema.ts'
import { type FormContent, formErrors } from './form.ts'
import { LIVING, SEATED } from './lifecycle.ts'
import type { ApplicationRow, ProgramRow } from './queries.ts'

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
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** All that the criteria need of the database, in one statement. */
async function findFacts(
  ctx: Ctx,
  program_id: string,
  city_id: string | null,
  application: ApplicationRow | undefined,
): Promise<Found> {
  const id = application?.id ?? NOBODY
  const { rows } = await sql<Found>`
    select
      (select json_build_object('id', id, 'name', name, 'country', country, 'memberships', coalesce((
         select json_agg(json_build_object('from', member_from, 'until', member_until,
           'suspended_from', suspended_from, 'suspended_until', suspended_until))
         from membership where city_id = city.id), '[]'))
       from city where id = ${city_id}::uuid) as city,
      city_cap_of(${program_id}, ${city_id}) as cap,
      (select count(*)::int from slot where program_id = ${program_id} and city_id = ${city_id}::uuid) as used,
      (select count(*)::int from application where program_id = ${program_id} and status = any(${SEATED}) and id <> ${id}) as seats_taken,
      exists (select from slot where application_id = ${id}) as holds_slot,
      array(select json_build_object('kind', kind) from document where application_id = ${id} and replaced_at is null) as documents,
      exists (select from application where program_id = ${program_id} and person_key = ${application?.person_key ?? ''} and id <> ${id}
        and status = any(${LIVING})) as other_application,
      array(select json_build_object('criterion', criterion) from waiver where application_id = ${id}) as waivers,
      array(select json_build_object('criterion', criterion) from attestation where application_id = ${id}) as attestations`.execute(
    ctx.db,
  )
  return rows[0] as Found
}

type Claims = Pick<Facts, 'position' | 'languages' | 'passport'>

function programFacts(program: ProgramRow): Facts['program'] {
  const { opens_at, closes_at } = program
  const { interviews } = program.selection as { interviews?: { to: string } | null }
  return {
    opens_at,
    closes_at,
    mode: program.call_mode,
    timezone: program.timezone ?? 'UTC',
    country: program.venue_country,
    starts_on: program.starts_on ?? '',
    ends_on: program.ends_on ?? '',
    decisions_on: program.decisions_on,
    interviews_until: interviews?.to ?? null,
    language: program.language,
    language_level: program.language_level,
    seats: program.seats,
    required_documents: program.required_documents,
  }
}

/** Judges an application as it stands: a draft or a returned one now, one that was submitted by when that was. */
export async function assess(ctx: Ctx, application: ApplicationRow, program: ProgramRow): Promise<Report> {
  const found = await findFacts(ctx, program.id, application.city_id, application)
  const isOpen = application.status === 'draft' || application.status === 'returned'
  return evaluate(program.criteria as Rule[], {
    ...found,
    ...(application as Claims),
    now: ctx.now,
    submitted_at: isOpen ? null : application.submitted_at,
    late: false,
    rule_set_version: program.rule_set_version,
    program: programFacts(program),
    due_at: application.status === 'returned' ? application.return_due_at : null,
    allocation: found,
    form: {
      errors: formErrors(application as FormContent, {
        ...program,
        answers_schema: program.answers_schema as AnswersSchema,
      }),
    },
  })
}

/** The anonymous pre-check: the same engine, with no person and nothing stored. */
export async function assessClaims(
  ctx: Ctx,
  program: ProgramRow,
  { city_id = null, ...claims }: EligibilityCheck,
): Promise<Report & { knowsCity: boolean }> {
  const found = await findFacts(ctx, program.id, city_id, undefined)
  const report = evaluate(program.criteria as Rule[], {
    ...found,
    position: claims.position ?? null,
    languages: claims.languages ?? null,
    passport: claims.passport ?? null,
    now: ctx.now,
    submitted_at: null,
    late: false,
    rule_set_version: program.rule_set_version,
    program: programFacts(program),
    due_at: null,
    allocation: found.city && found,
    form: null,
    documents: null,
    other_application: null,
  })
  return { ...report, knowsCity: city_id === null || found.city !== null }
}
