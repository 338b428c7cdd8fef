import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { test } from 'tap'
import { connect } from '../../src/platform/postgres/db.ts'
import type { DB } from '../../src/platform/postgres/db-types.ts'
import { build } from '../helper.ts'
import { type Node, type Scan, scansOf } from './scans.ts'
import { operationOf, operationsOf, tour } from './tour.ts'

type Db = Kysely<DB>

/** Tables that do not grow: one row, one for each migration, or some of reference data. */
const SMALL = ['sandbox', 'pepper', 'migration', 'reason_code']
/** Tables that staff fill, by some hundred rows a year: a list may pass over the rows that a filter leaves out. */
const CATALOGUE = ['api_key', 'city', 'organisation', 'program', 'series', 'visa_rule']

/** Statements that may read more than they give. Each is known, with its reason; all others fail. */
const EXCEPTIONS: { of: RegExp; why: string }[] = [
  {
    of: /\(count\(\*\) over \(\)\)::int as count from \([\s\S]*\) broken order by id/,
    why: 'The search for broken invariants looks at every row, once a day.',
  },
  {
    of: /from "program" where .*(program_phase|"series_id" =|"venue_country" =|"format" =|"starts_on" >=|unnest\(topics\))/,
    why: 'A filter on programs, which are few: one index for each pair of filter and order would cost more than it saves.',
  },
  {
    of: /from "api_key" where .*'api_keys:write' = any\(scopes\)/,
    why: 'The keys that can make keys are looked for when one is revoked: that is rare, and keys are few.',
  },
  {
    of: /from "application" .*"found"."?everything"? like search_pattern/,
    why: 'A search is planned for its words: by the order of the list if they are common, by the index of words if not.',
  },
  {
    of: /from "application" .*where true and .*"submitted_at" is not null .* order by "application"."created_at"/,
    why: 'submitted_after in the order of creation: only one of the two can be walked. In the order of submission it is.',
  },
  {
    of: /from "application" .*"started_by" = .* order by coalesce/,
    why: 'A frontend that has started most applications finds its own soon; by created_at it has an index of its own.',
  },
]

const namesOf = async (db: Db, query: ReturnType<typeof sql<{ name: string }>>) =>
  (await query.execute(db)).rows.map(({ name }) => name)

/** Makes the planner believe that each table that grows holds a million rows: it plans as it would after years. */
async function pretendYears(db: Db) {
  const tables = await namesOf(
    db,
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname <> all(${SMALL})`,
  )
  for (const name of tables) {
    // Or it would count the rows again.
    await sql`alter table ${sql.table(name)} set (autovacuum_enabled = false)`.execute(db)
    for (const [column, distinct] of Object.entries({ program_id: 1_000, city_id: 2_000, subject_id: -0.2 }))
      await sql`do $$ begin
          alter table ${sql.table(name)} alter column ${sql.ref(column)} set (n_distinct = ${sql.lit(distinct)});
        exception when undefined_column then null;
        end $$`.execute(db)
  }
  await sql`vacuum analyze`.execute(db)
  await sql`update pg_class set reltuples = 1000000, relpages = greatest(relpages, 1) where relkind in ('r', 'i')
    and relnamespace = 'public'::regnamespace and relname <> all(${SMALL})`.execute(db)
}

/** A statement's scans: by the plan that is made once for all values, and by the one that these values alone would get. */
async function plansOf(db: Db, { sql: text, parameters }: CompiledQuery) {
  const explain = async (options: string, values: readonly unknown[]) => {
    const query = { ...sql.raw(`explain (${options}, format json) ${text}`).compile(db), parameters: values }
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(query)
    return scansOf(rows[0]?.['QUERY PLAN'][0].Plan as Node)
  }
  return { prepared: await explain('generic_plan', []), once: await explain('costs off', parameters) }
}

/** What is wrong with how a statement is carried out. */
function faultsOf({ prepared, once }: { prepared: Scan[]; once: Scan[] }, partial: Map<string, string>): string[] {
  const isPartial = ({ index }: Scan) => partial.has(String(index))
  const readsAll = prepared.filter((scan) => {
    const relation = String(scan.relation)
    const isPage = scan.stops && (!scan.filters || CATALOGUE.includes(relation))
    return scan.isWhole && !isPage && !isPartial(scan) && !SMALL.includes(relation)
  })
  const unused = once.filter((scan) => {
    const table = partial.get(String(scan.index))
    // Another index that finds the same rows will do; one that finds more does not.
    const findsMore = prepared.some(({ relation, discards }) => relation === table && discards)
    return table && findsMore && !prepared.some(({ index }) => index === scan.index)
  })
  return [
    ...readsAll.map(({ relation, index }) => `reads all of ${[relation, index].filter(Boolean).join(' by ')}`),
    ...unused.map(
      ({ index }) =>
        `does not use ${index}: a constant is given as a parameter (see platform/literals.ts), or a better index is missing`,
    ),
  ]
}

/** Tables of which something has read all, though it was told to avoid it: functions and triggers included. */
async function scannedTables(db: Db): Promise<string[]> {
  const others = sql`datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
  // A connection tells what it has read when it ends.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`.execute(db)
  for (let i = 0; i < 500; i++) {
    const left = await sql`select from pg_stat_activity where ${others}`.execute(db)
    if (left.rows.length === 0) break
  }
  return namesOf(
    db,
    sql`select relname as name from pg_stat_user_tables where schemaname = 'public' and seq_scan > 0 and relname <> all(${SMALL}) order by 1`,
  )
}

test('plans: no statement of the service reads all of a table that grows, or misses a partial index', async (t) => {
  const asked = new Map<string, CompiledQuery>()
  const answers: [string, string][] = []
  const world = await build(t, {
    sandbox: true,
    log({ query }) {
      // The statements of the queues are the library's.
      if (/\bpgboss\./.test(query.sql)) return
      if (/^\s*(select|with|insert|update|delete)\b/i.test(query.sql)) asked.set(query.sql, query)
    },
    onAnswer: (method, url, { statusCode }) => statusCode < 300 && answers.push([method, url]),
  })
  const open = () => {
    const db = connect({ url: world.database.url, max: 1, prepare: false })
    t.teardown(() => db.destroy())
    return db
  }
  const [version = ''] = await namesOf(world.db, sql`select current_setting('server_version_num') as name`)
  if (Number(version) < 160000) return t.pass('explain (generic_plan) is of Postgres 16')

  const [database = ''] = await namesOf(world.db, sql`select current_database() as name`)
  await sql`alter database ${sql.table(database)} set enable_seqscan = off`.execute(world.db)
  await scannedTables(open())
  await sql`select pg_stat_reset()`.execute(world.db)
  await tour(world)
  t.strictSame(
    await scannedTables(open()),
    [],
    'there is an index for all that is looked for, by functions and triggers too',
  )

  const called = new Set(answers.map(([method, url]) => operationOf(world, method, url)))
  const all = operationsOf(world).map(({ operationId }) => operationId)
  t.strictSame(
    all.filter((name) => !called.has(name)),
    [],
    'test/plans/tour.ts calls every operation: add those that are named here',
  )

  const statements = [...asked.values()]
  await sql`alter database ${sql.table(database)} reset enable_seqscan`.execute(world.db)
  const db = open()
  await pretendYears(db)
  const indexes = await sql<{ name: string; relation: string }>`
    select indexrelid::regclass::text as name, indrelid::regclass::text as relation from pg_index
    where indpred is not null`.execute(db)
  const partial = new Map(indexes.rows.map(({ name, relation }) => [name, relation]))
  const excused = new Set<object>()
  for (const query of statements) {
    const faults = faultsOf(await plansOf(db, query), partial)
    if (faults.length === 0) continue
    const exception = EXCEPTIONS.find(({ of }) => of.test(query.sql))
    if (exception) excused.add(exception)
    else t.fail([...new Set(faults)].join('; '), { statement: query.sql })
  }
  t.strictSame(
    EXCEPTIONS.filter((each) => !excused.has(each)).map(({ why }) => why),
    [],
    'every exception is needed',
  )
})
