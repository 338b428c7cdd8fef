import { type SelectQueryBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from '../../platform/ids.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { DB } from '../../platform/postgres/db-types.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import { notFound } from '../../platform/problem.ts'
import type { PassportKind, StoredTerms, VisaRule, VisaRuleQuery } from './schema.ts'

export interface Pair {
  host: string
  nationality: string
}
type Terms = StoredTerms & { passport_type: PassportKind }

const rules = (db: Db) =>
  db
    .selectFrom('visa_rule')
    .select(['visa_rule.id', 'visa_rule.host', 'visa_rule.nationality', 'visa_rule.version'])
    .select(['visa_rule.created_at', 'visa_rule.updated_at'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('visa_terms')
          .select(['passport_type', 'required', 'letter_days', 'processing_days', 'original_needed', 'courier_days'])
          .select(['source', 'checked_on'])
          .whereRef('visa_terms.host', '=', 'visa_rule.host')
          .whereRef('visa_terms.nationality', '=', 'visa_rule.nationality'),
      ).as('terms'),
    )
type Row = Omit<VisaRule, 'ordinary' | 'official'> & { id: string; terms: unknown }

/** A rule as an answer shows it. Terms that were checked before the day `cutoff` are stale. */
function shown({ id: _, terms, ...row }: Row, cutoff: string): VisaRule {
  const of = (type: PassportKind) => {
    const found = (terms as Terms[]).find(({ passport_type }) => passport_type === type)
    if (!found) return null
    const { passport_type: _, ...rest } = found
    return { ...rest, stale: rest.checked_on < cutoff }
  }
  return { ...row, ordinary: of('ordinary') as VisaRule['ordinary'], official: of('official') }
}

export async function getVisaRule(db: Db, { host, nationality }: Pair, cutoff: string): Promise<VisaRule> {
  const row = await rules(db).where('host', '=', host).where('nationality', '=', nationality).executeTakeFirst()
  if (!row) throw notFound()
  return shown(row, cutoff)
}

const staleIn = <O>(rows: SelectQueryBuilder<DB, 'visa_rule', O>, cutoff: string, isWanted: boolean) =>
  rows.where((eb) => {
    const found = eb.exists(
      eb
        .selectFrom('visa_terms')
        .select('visa_terms.host')
        .whereRef('visa_terms.host', '=', 'visa_rule.host')
        .whereRef('visa_terms.nationality', '=', 'visa_rule.nationality')
        .where('checked_on', '<', cutoff),
    )
    return isWanted ? found : eb.not(found)
  })

export async function listVisaRules(db: Db, { stale, host, nationality, ...query }: VisaRuleQuery, cutoff: string) {
  let rows = rules(db)
  if (host) rows = rows.where('visa_rule.host', '=', host)
  if (nationality) rows = rows.where('visa_rule.nationality', '=', nationality)
  if (stale !== undefined) rows = staleIn(rows, cutoff, stale)
  const page = await paginate(
    rows,
    sql.ref('visa_rule.id'),
    { pair: { by: sql`(visa_rule.host || visa_rule.nationality)`, type: 'text' } },
    { ...query, ...({ stale, host, nationality } as object), sort: 'pair' },
  )
  return { ...page, items: page.items.map((row) => shown(row, cutoff)) }
}

interface By {
  set_by: string
  set_by_id: string | null
  at: Instant
}

/** Makes the rule of a pair, without terms. False: there is one already, also if another transaction makes it now. */
export async function insertVisaRule(db: Db, pair: Pair, { at, ...by }: By): Promise<boolean> {
  const made = await db
    .insertInto('visa_rule')
    .values({ id: uuidv7(), ...pair, ...by, created_at: at, updated_at: at })
    .onConflict((oc) => oc.columns(['host', 'nationality']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export const lockVisaRule = (db: Db, { host, nationality }: Pair) =>
  db
    .selectFrom('visa_rule')
    .select('version')
    .where('host', '=', host)
    .where('nationality', '=', nationality)
    .forUpdate()
    .executeTakeFirstOrThrow()

export const touchVisaRule = (db: Db, { host, nationality }: Pair, { at, ...by }: By) =>
  db
    .updateTable('visa_rule')
    .set({ ...by, updated_at: at, version: sql`version + 1` })
    .where('host', '=', host)
    .where('nationality', '=', nationality)
    .execute()

export async function replaceTerms(
  db: Db,
  { host, nationality }: Pair,
  terms: Partial<Record<PassportKind, StoredTerms | null>>,
) {
  await db.deleteFrom('visa_terms').where('host', '=', host).where('nationality', '=', nationality).execute()
  const rows = Object.entries(terms).flatMap(([type, each]) =>
    each ? { host, nationality, passport_type: type as PassportKind, ...each } : [],
  )
  await db.insertInto('visa_terms').values(rows).execute()
}

/** The id of a rule, for its history. */
export const idOfRule = async (db: Db, { host, nationality }: Pair): Promise<string> =>
  (
    await db
      .selectFrom('visa_rule')
      .select('id')
      .where('host', '=', host)
      .where('nationality', '=', nationality)
      .executeTakeFirstOrThrow()
  ).id
