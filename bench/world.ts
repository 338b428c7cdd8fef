import { sql } from 'kysely'
import { startApplication } from '../src/intake/applications/start-application.ts'
import { submitApplication } from '../src/intake/applications/submit-application.ts'
import { insertDocument } from '../src/intake/documents/queries.ts'
import { createApiKey } from '../src/network/api-keys/create-api-key.ts'
import { stoppedAt } from '../src/platform/clock.ts'
import { type Ctx, system } from '../src/platform/context.ts'
import type { Files } from '../src/platform/files.ts'
import { uuidv7 } from '../src/platform/ids.ts'
import type { Db } from '../src/platform/postgres/db.ts'
import { migrate } from '../src/platform/postgres/migrate.ts'
import { newCredential, type Secrets } from '../src/platform/secrets.ts'
import { numberEvents } from '../src/record/number-events.ts'
import { seed } from '../src/sandbox/seed.ts'
import { applicationBody } from './bodies.ts'

const CITIES = 2_000
const PROGRAMS = 200
/** The number of submitted applications in the first program, whose list is read up to page 200. */
const WALKED = 5_000
/** The number of applications in a full program: a thousand living ones, and as many that have ended. */
const FULL = 2_000

export type World = Awaited<ReturnType<typeof makeWorld>>

async function ids(db: Db, query: string): Promise<string[]> {
  return (await sql.raw<{ id: string }>(query).execute(db)).rows.map(({ id }) => id)
}

/** SQL that inserts changed copies of a table's row `it`. `changes` are arguments of `jsonb_build_object`. */
const copies = (table: string, changes: string, from: string, where = 'true') => `insert into ${table}
  select changed.* from ${from}, lateral jsonb_populate_record(it, jsonb_build_object(${changes})) changed where ${where}`

/** Copies the Seoul workshop with its organisations and materials. The calls of the copies are open now. */
async function makePrograms(db: Db, count: number): Promise<string[]> {
  const changes = `'id', gen_random_uuid(), 'key', null, 'opens_on', null, 'closes_on', null, 'seats', null,
    'max_participants_per_city', null, 'opens_at', now() - interval '9 days', 'closes_at', now() + interval '40 days',
    'decisions_on', current_date + 50, 'starts_on', current_date + 100 + n, 'ends_on', current_date + 105 + n,
    'selection', it.selection || '{"interviews": null}'`
  const of = `it.key = 'seoul-workshop-2017'`
  const made = await ids(
    db,
    `${copies('program', changes, `generate_series(1, ${count}) n, program it`, of)} returning id`,
  )
  const seoul = `it.program_id = (select id from program it where ${of})`
  const list = `(select unnest('{${made}}'::uuid[]) as program_id) new`
  for (const [table, more] of [
    ['program_organisation', ''],
    [
      'material',
      `, 'id', gen_random_uuid(), 'storage_key', case when it.storage_key is not null then gen_random_uuid() end`,
    ],
  ] as const)
    await sql.raw(copies(table, `'program_id', new.program_id${more}`, `${list}, ${table} it`, seoul)).execute(db)
  return made
}

async function makeCities(db: Db): Promise<string[]> {
  const changes = `'id', gen_random_uuid(), 'key', null, 'name', 'City ' || n`
  const one = 'it.id = (select id from city limit 1)'
  const made = await ids(db, `${copies('city', changes, `generate_series(1, ${CITIES}) n, city it`, one)} returning id`)
  await sql`insert into membership (id, city_id, member_from)
    select gen_random_uuid(), id, '2010-01-01' from unnest(${made}::uuid[]) id`.execute(db)
  return made
}

/** Creates an application by the service's own operations, as a draft and as submitted. All others are its copies. */
async function makeSample(ctx: Ctx, secrets: Secrets, program: string, city: string) {
  const { id } = await startApplication(ctx, secrets, program, applicationBody(city, 0))
  for (const kind of ['passport_scan', 'headshot', 'nomination_form'] as const) {
    const file = { filename: `${kind}.pdf`, media_type: 'application/pdf', size: 1_000, sha256: '0'.repeat(64) }
    const keys = { id: uuidv7(), application_id: id, kind, version: 1, storage_key: uuidv7() }
    await insertDocument(ctx.db, { ...keys, ...file, uploaded_at: ctx.now })
  }
  await sql`create table bench_draft as select * from application where id = ${id}`.execute(ctx.db)
  await submitApplication({ ...ctx, actor: { ...ctx.actor, role: 'applicant', application_id: id } }, id)
  await sql`create table bench_submitted as select * from application where id = ${id}`.execute(ctx.db)
  await sql`create table bench_document as select * from document where application_id = ${id}`.execute(ctx.db)
  await sql`create table bench_history as select * from history where subject_id = ${id}`.execute(ctx.db)
  await sql`create table bench_event as select * from event where subject_id = ${id}`.execute(ctx.db)
  return id
}

/** Gives each copy its own person and token. */
const SOMEBODY = `'id', gen_random_uuid(), 'person_key', gen_random_uuid(), 'person_keys', jsonb_build_array(), 'token_hash', sha256(gen_random_uuid()::text::bytea)`
const AGO = `now() - random() * interval '8 days'`
const TIMES = `'submitted_at', ${AGO}, 'created_at', ${AGO}, 'updated_at', ${AGO}`

/**
 * Creates 2,000 cities, 200 programs and `count` applications, with slots, documents, history and events. They fill as
 * many programs as needed: of a city's four applications there, two hold slots. The other programs have none.
 * Applications that are added later belong to full programs, and to cities that have no application there.
 */
export async function makeWorld(db: Db, files: Files, secrets: Secrets, count: number) {
  await migrate(db)
  await seed(db, files)
  const now = new Date().toISOString()
  const ctx: Ctx = { db, actor: { ...system, role: 'secretariat' }, now, clock: stoppedAt(now) }
  const programs = await makePrograms(db, PROGRAMS)
  const cities = await makeCities(db)
  const [walked, ...others] = programs as [string, ...string[]]
  const full = others.slice(0, Math.ceil((count - WALKED) / FULL))
  const sample = await makeSample(ctx, secrets, walked, String(cities[0]))
  /** SQL that joins the program and the city of the n-th group of applications, as `p.id` and `c.id`. */
  const programAndCity = (
    group: string,
  ) => `join lateral (select ('{${full}}'::uuid[])[1 + (${group}) % ${full.length}] as id) p on true
    join lateral (select ('{${cities}}'::uuid[])[1 + (${group}) / ${full.length} % ${CITIES}] as id) c on true`

  const groups = Math.ceil((count - WALKED) / 4)
  await db.connection().execute(async (db) => {
    // The load skips the triggers: they would check every row, and the copies are consistent already.
    await sql`set session_replication_role = replica`.execute(db)
    await sql`set statement_timeout = 0`.execute(db)
    const load = (changes: string, from: string) =>
      sql.raw(copies('application', `${SOMEBODY}, ${TIMES}, ${changes}`, from)).execute(db)
    await load(
      `'program_id', p.id, 'city_id', c.id, 'status', (array['submitted', 'in_review', 'withdrawn', 'ineligible'])[1 + n % 4]`,
      `generate_series(0, ${groups * 4 - 1}) n ${programAndCity('n / 4')}, bench_submitted it`,
    )
    await load(
      `'city_id', ('{${cities}}'::uuid[])[1 + n % ${CITIES}]`,
      `generate_series(1, ${WALKED}) n, bench_submitted it`,
    )
    await sql`insert into city_cap select ${walked}, id, 9, 'a large call', now() from unnest(${cities}::uuid[]) id`.execute(
      db,
    )
    await sql`insert into slot select program_id, city_id, row_number() over (partition by program_id, city_id order by id),
      id, submitted_at from application where status in ('submitted', 'in_review') and id <> ${sample}
      on conflict do nothing`.execute(db)
    const all = `(select id, program_id from application where id <> '${sample}') a`
    const fresh = `'id', gen_random_uuid(), `
    await sql
      .raw(
        copies(
          'document',
          `${fresh} 'application_id', a.id, 'storage_key', gen_random_uuid()`,
          `${all}, bench_document it`,
        ),
      )
      .execute(db)
    const of = `${fresh} 'subject_id', a.id, 'program_id', a.program_id`
    await sql.raw(copies('history', `${of}, 'application_id', a.id`, `${all}, bench_history it`)).execute(db)
    await sql.raw(copies('event', of, `${all}, bench_event it`)).execute(db)
    await sql`insert into application_search select id, search_text(array[applicant->>'name']),
      search_text(array[applicant->>'name', applicant->>'name_as_in_passport', applicant->>'email']) from application
      on conflict do nothing`.execute(db)
    await sql`insert into application_person (program_id, person_key, application_id)
      select program_id, person_key, id from application where is_living(status) on conflict do nothing`.execute(db)
    await numberEvents(db)
    await sql`vacuum analyze`.execute(db)
    await sql`reset statement_timeout`.execute(db)
    await sql`reset session_replication_role`.execute(db)
  })

  let group = groups
  /** SQL that adds two applications for each of the next free cities, copies of `bench_draft` or `bench_submitted`. */
  function more(wanted: number, source: string, status: string) {
    const first = group
    group += Math.ceil(wanted / 2)
    const changes = `${SOMEBODY}, 'program_id', p.id, 'city_id', c.id, 'status', '${status}'`
    const from = `generate_series(0, ${wanted - 1}) n ${programAndCity(`${first} + n / 2`)}, ${source} it`
    return `${copies('application', changes, from)} returning id, program_id, city_id`
  }
  // The system may give every scope. Another actor needs an id, so that its key can be looked up.
  const keyOf = async (role: 'secretariat' | 'frontend') =>
    (await createApiKey({ ...ctx, actor: system }, { secrets, keyPrefix: 'coh_live_' }, { name: 'bench', role })).key
  const slots = `insert into slot select program_id, city_id, row_number() over (partition by program_id, city_id), id, now() from made`

  /** The documents of the applications in `made`. */
  const papers = copies(
    'document',
    `'id', gen_random_uuid(), 'application_id', made.id, 'storage_key', gen_random_uuid()`,
    'made, bench_document it',
  )
  /** Creates a program with this many applications in review, each of a different city. */
  async function crowd(wanted: number) {
    const [program] = await makePrograms(db, 1)
    const changes = `${SOMEBODY}, 'program_id', '${program}', 'city_id', ('{${cities}}'::uuid[])[n], 'status', 'in_review'`
    const made = await ids(
      db,
      `with made as (${copies('application', changes, `generate_series(1, ${wanted}) n, bench_submitted it`)}
      returning id, program_id, city_id), held as (${slots}), papers as (${papers}) select id from made`,
    )
    return { program: String(program), ids: made }
  }

  return {
    programs: others,
    full,
    walked,
    cities,
    sample,
    applications: await ids(
      db,
      `select id from application where status in ('submitted', 'in_review') order by random() limit 5000`,
    ),
    secretariat: await keyOf('secretariat'),
    frontend: await keyOf('frontend'),

    /** Creates complete drafts, each with its applicant's credential. */
    async drafts(wanted: number) {
      const made = await ids(
        db,
        `with made as (${more(wanted, 'bench_draft', 'draft')}),
        papers as (${papers})
        select id from made`,
      )
      const tokens = made.map(() => newCredential('coh_applicant_'))
      const hashes = tokens.map((token) => secrets.hash(token))
      await sql`update application set token_hash = hash from unnest(${made}::uuid[], ${hashes}::bytea[]) as given(of, hash)
        where id = given.of`.execute(db)
      return made.map((id, i) => ({ id, token: String(tokens[i]) }))
    },

    /** Creates applications in review, each with a slot. */
    reviewed: (wanted: number) =>
      ids(db, `with made as (${more(wanted, 'bench_submitted', 'in_review')}), held as (${slots}) select id from made`),

    crowd,

    /** The same, each with a decision to select. */
    async decided(wanted: number) {
      const { program, ids: made } = await crowd(wanted)
      await sql`insert into decision (id, application_id, outcome, reason_code, decided_by, decided_at)
        select gen_random_uuid(), id, 'select', 'merit', 'the bench', now() from unnest(${made}::uuid[]) id`.execute(db)
      return program
    },
  }
}
