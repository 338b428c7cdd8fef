import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { test } from 'tap'
import { connect } from '../../src/platform/postgres/db.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { createDatabase } from '../database.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'

const run = promisify(execFile)
const TABLES = ['organisation', 'city', 'membership', 'series', 'series_organisation', 'past_edition'] as const
const OF_PROGRAMS = ['program', 'program_organisation', 'material', 'history', 'event'] as const

/** The calls as they were published in 2017, in the words of the API. */
const seoul = {
  key: 'seoul-workshop-2017',
  status: 'published',
  title: 'Joint NIA-WeGO-World Bank Workshop for Smart Sustainable Cities and e-Government',
  summary:
    'Four days in Seoul for managers who plan or run smart city and e-government services in a member city. Lectures and discussions cover strategy, privacy, transport, energy and sensor data; technical tours show how Seoul operates them. Each city may nominate two officials. The host pays for accommodation and meals.',
  format: 'workshop',
  language: 'en',
  language_level: null,
  venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  call: { opens_at: null, closes_at: '2017-10-13T15:00:00.000Z', mode: 'round' },
  decisions_on: null,
  max_applications_per_city: 2,
  max_participants_per_city: 2,
  seats: null,
  required_documents: ['passport_scan', 'headshot', 'nomination_form'],
  selection: {
    steps: ['application_review', 'interview'],
    endorsement: 'before_release',
    interviews: { from: '2017-10-16', to: '2017-10-20' },
  },
  coverage: { international_flight: 'participant', visa: 'participant', accommodation: 'host', meals: 'host' },
  topics: [
    'Smart city vision and strategy formulation',
    'Smart city privacy policy implementation',
    'Smart city transportation',
    'Smart city energy cases and implementation',
    'Use of IoT and big data for smart city implementation',
  ],
  technical_tours: [
    'TOPIS center (transportation)',
    'Arisu Water Purification Center',
    'Seoul Metropolitan Government Big Data Campus',
    'Korea Smart Card',
    'Seoullo 7017',
  ],
  agenda: [
    { on: '2017-11-20', kind: 'lecture', title: 'Smart city vision and strategy formulation' },
    { on: '2017-11-20', kind: 'discussion', title: 'What each city wants to solve first' },
    { on: '2017-11-21', kind: 'lecture', title: 'Smart city transportation' },
    { on: '2017-11-21', kind: 'technical_tour', title: 'TOPIS center (transportation)' },
  ],
  contacts: [{ role: 'Workshop office', email: 'seoul-workshop@wego.example' }],
  materials: [
    { kind: 'attachment', title: 'details file', url: 'its content', media_type: 'application/pdf', size: 1_922 },
  ],
  organisations: [
    { name: 'National Information Society Agency', role: 'co_organiser' },
    { name: 'World Bank', role: 'co_organiser' },
    { name: 'WeGO Secretariat', role: 'host' },
  ],
  series: 'joint-workshop',
}
const chengdu = {
  ...seoul,
  key: 'chengdu-training-2017',
  title: 'Chengdu WeGO Asia Regional Office Smart City & e-Government Training Program',
  format: 'training',
  venue: { city: 'Chengdu', country: 'CN', timezone: 'Asia/Shanghai' },
  starts_on: '2017-11-27',
  ends_on: '2017-12-01',
  call: { opens_at: null, closes_at: '2017-11-03T16:00:00.000Z', mode: 'rolling' },
  selection: {
    steps: ['application_review'],
    factors: ['english_proficiency', 'nomination_form', 'form_completeness'],
    language_calls: true,
  },
  coverage: { ...seoul.coverage, local_transport: 'host' },
  topics: [],
  technical_tours: [],
  summary:
    'Five days of training in Chengdu for managers of member cities, hosted by the Asia Regional Office. Applications are read as they arrive, and staff may call applicants to hear their English, so apply early. The host pays for accommodation, meals and local transport.',
  agenda: [
    { on: '2017-11-27', kind: 'lecture', title: 'Smart city and e-government in Chengdu' },
    { on: '2017-11-27', kind: 'discussion', title: 'Introductions: one service of each city' },
    { on: '2017-11-28', kind: 'site_visit', title: 'A service center of the city' },
  ],
  contacts: [{ role: 'Training office, Asia Regional Office', email: 'chengdu-training@wego.example' }],
  materials: [
    ['video highlight', 'video'],
    ['photos', 'photos'],
  ].map(([title, path]) => ({
    kind: 'link',
    title,
    url: `https://media.wego.example/chengdu-training/${path}`,
    media_type: null,
    size: null,
  })),
  organisations: [{ name: 'WeGO Asia Regional Office', role: 'host' }],
  series: 'regional-offices',
}

test('seed: the demo world has both calls of 2017, exactly', async (t) => {
  const { as, db, files } = await build(t)
  await seed(db, files)
  const seriesKeys = new Map(
    (await as().get('/v1/series')).json().items.map(({ id, key }: { id: string; key: string }) => [id, key]),
  )
  const { items } = (await as().get('/v1/programs?phase=call_open&sort=closes_at')).json()
  t.equal(items.length, 2, 'both calls are open where the sandbox begins')
  for (const [i, expected] of [seoul, chengdu].entries()) {
    const { series_id, criteria, materials, organisations, ...program } = items[i]
    const { id: _, phase: __, version: ___, created_at, updated_at, published_at, ...facts } = program
    const { answers_schema, rule_set_version, ...told } = facts
    t.strictSame(
      {
        ...told,
        series: seriesKeys.get(series_id),
        materials: materials.map(({ id: _, ...material }: { id: string; kind: string }) =>
          material.kind === 'attachment' ? { ...material, url: 'its content' } : material,
        ),
        organisations: organisations.map(({ name, role }: { name: string; role: string }) => ({ name, role })),
      },
      expected,
    )
    t.strictSame(
      { created_at, updated_at, published_at },
      {
        created_at: '2017-09-01T00:00:00.000Z',
        updated_at: '2017-09-01T00:00:00.000Z',
        published_at: '2017-09-01T00:00:00.000Z',
      },
    )
    t.strictSame([answers_schema, rule_set_version], [{ type: 'object', properties: {} }, 1])
    const kinds = new Map(criteria.map(({ criterion, kind }: { criterion: string; kind: string }) => [criterion, kind]))
    for (const hard of ['managerial_level', 'public_employee', 'city_member']) t.equal(kinds.get(hard), 'hard', hard)
    t.equal(kinds.get('field_of_work'), 'preference', 'smart city, e-government and ICT are preferred')
  }
})

test('seed: the demo world has the organisations and the member cities that the calls name', async (t) => {
  const { as, db, files } = await build(t)
  await seed(db, files)
  const organisations = (await as().get('/v1/organisations')).json().items
  const facts = ({ key, name, acronym, kind, country, city }: Record<string, unknown>) => [
    key,
    name,
    acronym,
    kind,
    country,
    city,
  ]
  t.strictSame(organisations.map(facts), [
    ['nia', 'National Information Society Agency', 'NIA', 'partner', 'KR', null],
    ['shrdc', 'Seoul Human Resource Development Center', 'SHRDC', 'partner', 'KR', null],
    ['wego-asia-chengdu', 'WeGO Asia Regional Office', null, 'regional_office', 'CN', 'Chengdu'],
    ['wego-eurasia-ulyanovsk', 'WeGO Regional Office, Ulyanovsk Region', null, 'regional_office', 'RU', 'Ulyanovsk'],
    ['wego-secretariat', 'WeGO Secretariat', null, 'secretariat', 'KR', 'Seoul'],
    ['world-bank', 'World Bank', null, 'partner', null, null],
  ])
  const cities = (await as().get('/v1/cities')).json().items
  t.strictSame(
    cities.map(({ name, country, kind }: Record<string, unknown>) => [name, country, kind]),
    [
      ['Barcelona', 'ES', 'city'],
      ['Bucharest', 'RO', 'city'],
      ['Chengdu', 'CN', 'city'],
      ['Jeju', 'KR', 'city'],
      ['Mexico City', 'MX', 'city'],
      ['Muscat', 'OM', 'city'],
      ['Seoul', 'KR', 'city'],
      ['Ulyanovsk Region', 'RU', 'region'],
    ],
  )
  for (const { memberships } of cities) has(t, memberships, [{ from: '2010-01-01', until: null }])
})

// With the advisory lock taken out of seed, several of the ten failed on a key that another one had just made.
test('seed: ten processes at once make one world, and a second seed changes nothing', async (t) => {
  const { db, files } = await build(t, { pool: 20 })
  const rows = async () =>
    Object.fromEntries(
      await Promise.all(
        [...TABLES, ...OF_PROGRAMS].map(async (table) => [
          table,
          (await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db)).rows
            .map(({ row }) => row)
            .sort(),
        ]),
      ),
    )
  const seedTenTimes = () => Promise.all(Array.from({ length: 10 }, () => seed(db, files)))
  await seedTenTimes()
  // Where the rest is there already, no unique key makes them wait for each other.
  await sql`delete from program where key = 'chengdu-training-2017'`.execute(db)
  await seedTenTimes()
  const once = await rows()
  t.equal(once.program.length, 2)
  await seed(db, files)
  t.strictSame(await rows(), once)
})

test('seed: the attachment of the Seoul workshop is a real file that anyone can download', async (t) => {
  const { app, as, db, files } = await build(t)
  await seed(db, files)
  const { items } = (await as().get('/v1/programs?country=KR')).json()
  const file = await app.inject(items[0].materials[0].url)
  t.equal(file.statusCode, 200)
  t.equal(file.headers['content-type'], 'application/pdf')
  t.match(file.headers['content-disposition'], /seoul-workshop-2017\.pdf/)
  t.match(file.rawPayload.toString('latin1'), /^%PDF-1\.4\n[\s\S]*%%EOF\n$/)
  for (const { contacts } of items) for (const { email } of contacts) t.match(email, /\.example$/, 'nobody’s mailbox')
})

test('seed: it adds what is missing, and what people changed stays', async (t) => {
  const { as, db, files, staff } = await build(t)
  await seed(db, files)
  const [program] = (await as().get('/v1/programs?sort=closes_at')).json().items
  const change = await staff.patch(
    `/v1/programs/${program.id}`,
    { ends_on: '2017-11-24' },
    { headers: { 'if-match': `"${program.version}"` } },
  )
  t.equal(change.statusCode, 200)
  await sql`delete from material`.execute(db)
  await sql`delete from program where key = 'chengdu-training-2017'`.execute(db)
  await sql`delete from city where key = 'muscat'`.execute(db)
  await seed(db, files)
  const { items } = (await as().get('/v1/programs?sort=closes_at')).json()
  has(t, items, [
    { ends_on: '2017-11-24', materials: [] },
    { key: 'chengdu-training-2017', status: 'published' },
  ])
  has(t, (await as().get('/v1/cities?q=muscat')).json().items, [{ name: 'Muscat', membership: { from: '2010-01-01' } }])
})

test('migrate: the command migrates an empty database, and seeds it when asked to', async (t) => {
  const database = await createDatabase('template0')
  t.teardown(database.drop)
  const migrate = async (...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: database.url }
    return (await run(process.execPath, ['db/migrate.ts', ...args], { env })).stdout
  }
  t.match(await migrate(), /^applied 0001_catalogue\.sql, 0002_access\.sql, .*\n$/)
  t.equal(await migrate('--seed'), 'nothing to apply\nseeded\n')
  const db = connect({ url: database.url, max: 1, prepare: false })
  const keys = await db.selectFrom('program').select('key').orderBy('key').execute()
  await db.destroy()
  t.strictSame(
    keys.map(({ key }) => key),
    ['chengdu-training-2017', 'seoul-workshop-2017'],
  )
})

test('migrate: without a database of its own the command starts one, and stops it', async (t) => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'cohort-seed-'))
  await chmod(DATA_DIR, 0o755)
  t.teardown(() => rm(DATA_DIR, { recursive: true, force: true }))
  const { DATABASE_URL: _, ...env } = process.env
  const migrate = () => run(process.execPath, ['db/migrate.ts'], { env: { ...env, DATA_DIR } })
  t.match((await migrate()).stdout, /^applied 0001_catalogue\.sql/)
  t.equal((await migrate()).stdout, 'nothing to apply\n')
})
