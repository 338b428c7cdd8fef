import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { termsOfHost } from '../../network/visa-rules/visa-terms-of.ts'
import { runBy, visibleTo } from '../../permissions/programs.ts'
import type { Role } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { type HostTerms, programWarnings } from './program-warnings.ts'
import type { Program } from './schema.ts'

const COLUMNS = [
  'program.id',
  'program.key',
  'program.series_id',
  'program.status',
  'program.title',
  'program.summary',
  'program.format',
  'program.language',
  'program.language_level',
  'program.venue_city',
  'program.venue_country',
  'program.timezone',
  'program.starts_on',
  'program.ends_on',
  'program.opens_at',
  'program.closes_at',
  'program.call_mode',
  'program.decisions_on',
  'program.max_applications_per_city',
  'program.max_participants_per_city',
  'program.seats',
  'program.required_documents',
  'program.criteria',
  'program.rule_set_version',
  'program.selection',
  'program.coverage',
  'program.topics',
  'program.technical_tours',
  'program.agenda',
  'program.contacts',
  'program.answers_schema',
  'program.published_at',
  'program.version',
  'program.created_at',
  'program.updated_at',
] as const

/** The instant of a request, and the caller's organisation, if it has one. */
export interface View {
  now: Instant
  own: string | null
}

/** The programs that a role may see, with the columns that an answer shows at an instant. */
export const selectPrograms = (db: Db, { now, own }: View, role: Role) =>
  db
    .selectFrom('program')
    .select(COLUMNS)
    .select((eb) => [
      sql<Program['phase']>`program_phase(program, ${now}::timestamptz)`.as('phase'),
      jsonArrayFrom(
        eb
          .selectFrom('program_organisation as part')
          .innerJoin('organisation', 'organisation.id', 'part.organisation_id')
          .select(['part.organisation_id', 'organisation.name', 'part.role'])
          .whereRef('part.program_id', '=', 'program.id')
          .orderBy('part.role')
          .orderBy('organisation.name'),
      ).as('organisations'),
      jsonArrayFrom(
        eb
          .selectFrom('material')
          .select(['material.id', 'material.kind', 'material.title', 'material.media_type', 'material.size'])
          .select(
            sql<string | null>`case when storage_key is null then url
              else '/v1/programs/' || program_id || '/materials/' || material.id || '/content' end`.as('url'),
          )
          .whereRef('material.program_id', '=', 'program.id')
          .orderBy('material.id'),
      ).as('materials'),
      sql<boolean>`${runBy(role, own)(eb)}`.as('runs'),
      sql<HostTerms | null>`case when ${runBy(role, own)(eb)} and program.status in ('draft', 'published')
          and 'passport_scan' = any(program.required_documents)
        then ${termsOfHost(sql`program.venue_country`)} end`.as('terms'),
    ])
    .where(visibleTo(role, own))

type Row = Awaited<ReturnType<ReturnType<typeof selectPrograms>['executeTakeFirstOrThrow']>>

export function present({
  venue_city,
  venue_country,
  timezone,
  opens_at,
  closes_at,
  call_mode,
  runs,
  terms,
  ...row
}: Row) {
  const program: Program = {
    ...(row as Omit<Program, 'venue' | 'call'>),
    venue: { city: venue_city, country: venue_country, timezone },
    call: { opens_at, closes_at, mode: call_mode },
  }
  return runs ? { ...program, warnings: programWarnings(program, terms ?? []) } : program
}
