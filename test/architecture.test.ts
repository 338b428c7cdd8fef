import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'

const root = fileURLToPath(new URL('../src', import.meta.url))

/** What knows nothing of the wings, in the order in which it may be imported: from the left only. */
const RINGS = ['platform', 'http', 'permissions', 'record']
/** The wings follow an application through the season. A wing may use those before it, and all rings. */
const WINGS = ['network', 'catalogue', 'intake', 'selection', 'participation']
/** These use everything, and nothing uses them: they own a process, or put the wings together. */
const ABOVE = ['sandbox', 'bin']
const TOP = ['app.ts', 'boot.ts', 'deadlines.ts', 'worker.ts', 'server.ts', 'config.ts']
/** Inside a wing: which features a feature may import. */
const FEATURES: Record<string, readonly string[]> = {
  'network/api-keys': [],
  'network/cities': [],
  'network/organisations': [],
  'catalogue/criteria': [],
  'catalogue/forms': [],
  'catalogue/materials': ['catalogue/programs'],
  'catalogue/programs': ['catalogue/criteria', 'catalogue/forms'],
  'catalogue/series': ['catalogue/programs'],
  'intake/allocations': [],
  'intake/applications': ['intake/allocations', 'intake/eligibility'],
  'intake/eligibility': ['intake/applications'],
  'intake/documents': ['intake/applications'],
  'selection/screening': [],
  'selection/decisions': [],
  'participation/offers': [],
  'participation/participants': [],
}
/** What one feature keeps for itself. */
const PRIVATE = /\/(routes|route-options|present)\.ts$/
/** Rules without I/O: they know no database and no clock, and never wait. */
const PURE =
  /^(catalogue\/(criteria|forms)\/.*|catalogue\/programs\/(program-dates|too-late|parts)\.ts|intake\/(eligibility\/form|applications\/(lifecycle|parts|person|birth-date|editable))\.ts|intake\/documents\/kinds\.ts|intake\/allocations\/usage\.ts|selection\/decisions\/plan-release\.ts)$/
/** The folder whose code writes to a table. Others read it. */
const OWNER: Record<string, string> = {
  api_key: 'network/api-keys',
  city: 'network/cities',
  membership: 'network/cities',
  organisation: 'network/organisations',
  series: 'catalogue/series',
  series_organisation: 'catalogue/series',
  past_edition: 'catalogue/series',
  program: 'catalogue/programs',
  program_organisation: 'catalogue/programs',
  material: 'catalogue/materials',
  application: 'intake/applications',
  slot: 'intake/allocations',
  seat: 'intake/allocations',
  city_cap: 'intake/allocations',
  waiver: 'intake/eligibility',
  attestation: 'intake/eligibility',
  document: 'intake/documents',
  decision: 'selection/decisions',
  release: 'selection/decisions',
  history: 'record',
  event: 'record',
  pepper: 'platform',
  idempotency_key: 'http',
  sandbox: 'sandbox',
}

const all = [...RINGS, ...WINGS, ...ABOVE]
const partOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')
/** `intake/applications`, or the part itself where it has no features. */
const homeOf = (path: string) => (WINGS.includes(partOf(path)) ? path.split('/').slice(0, 2).join('/') : partOf(path))

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && statSync(join(root, name)).isFile())
  .map((name) => {
    const text = readFileSync(join(root, name), 'utf8')
    const imports = [...text.matchAll(/^(import|export)( type)? [^'"]*from '(\.[^']+)'/gm)].map(
      ([, , type, path = '']) => ({
        path: relative(root, resolve(root, dirname(name), path)),
        isType: Boolean(type),
      }),
    )
    return { name, text, imports }
  })

const offenders = (isWrong: (file: (typeof files)[number]) => boolean) => files.filter(isWrong).map(({ name }) => name)
const wrongImports = (isWrong: (from: string, to: string) => boolean) =>
  files.flatMap(({ name, imports }) =>
    imports.filter(({ path }) => !path.startsWith('..') && isWrong(name, path)).map(({ path }) => `${name} → ${path}`),
  )

test('src: the folders and features are the ones that are known', async (t) => {
  t.strictSame([...new Set(files.map(({ name }) => partOf(name)).filter(Boolean))].sort(), [...all].sort())
  const features = new Set(files.map(({ name }) => homeOf(name)).filter((home) => home.includes('/')))
  t.strictSame([...features].sort(), Object.keys(FEATURES).sort())
  t.strictSame(
    offenders(({ name }) => !name.includes('/') && !TOP.includes(name)),
    [],
  )
})

test('src: a ring or a wing uses those before it, and none uses what stands above', async (t) => {
  t.strictSame(
    wrongImports((from, to) => all.indexOf(partOf(to)) > all.indexOf(partOf(from)) && from.includes('/')),
    [],
  )
  t.strictSame(
    wrongImports((from, to) => from.includes('/') && partOf(from) !== 'bin' && !to.includes('/')),
    [],
  )
})

test('src: inside a wing the features import each other by the map, and never another’s routes', async (t) => {
  t.strictSame(
    wrongImports((from, to) => {
      const [home, other] = [homeOf(from), homeOf(to)]
      return home !== other && partOf(from) === partOf(to) && !FEATURES[home]?.includes(other)
    }),
    [],
  )
  t.strictSame(
    wrongImports((from, to) => from.includes('/') && homeOf(from) !== homeOf(to) && PRIVATE.test(to)),
    [],
  )
})

test('src: SQL reads anywhere and writes at home', async (t) => {
  const written = /\b(?:insertInto|updateTable|deleteFrom)\('(\w+)|\b(?:insert into|delete from|update) (\w+) /g
  const writes = files.flatMap(({ name, text }) =>
    [...text.matchAll(written)]
      .map(([, built, raw]) => built ?? raw ?? '')
      .filter((table) => Object.hasOwn(OWNER, table))
      .map((table) => ({ name, table })),
  )
  t.ok(writes.length > 30)
  t.ok(writes.some(({ table }) => table === 'event'))
  t.strictSame(
    writes
      .filter(({ name, table }) => OWNER[table] !== homeOf(name))
      .map(({ name, table }) => `${name} writes ${table}`),
    [],
  )
})

test('src: pure files stay pure', async (t) => {
  const pure = files.filter(({ name }) => PURE.test(name))
  t.ok(pure.length >= 20)
  t.strictSame(
    pure.filter(({ text }) => /\bawait\b|\basync\b|from 'kysely'|new Date\(/.test(text)).map(({ name }) => name),
    [],
  )
  t.strictSame(
    pure.flatMap(({ name, imports }) =>
      imports
        .filter(({ path, isType }) => !isType && /queries\.ts$|postgres\/db\.ts$|context\.ts$|record\.ts$/.test(path))
        .map(({ path }) => `${name} → ${path}`),
    ),
    [],
  )
})

test('src: the environment is read in one place, and the clock too', async (t) => {
  // The second takes away what the driver would read by itself.
  const isSettings = (name: string) => ['config.ts', 'platform/postgres/driver-environment.ts'].includes(name)
  t.strictSame(
    offenders(({ name, text }) => !isSettings(name) && /process\.env/.test(text)),
    [],
  )
  const isClock = (name: string) => ['platform/clock.ts', 'intake/documents/sweep-files.ts'].includes(name)
  t.strictSame(
    offenders(({ name, text }) => !isClock(name) && /Date\.now\(\)|new Date\(\)/.test(text)),
    [],
  )
  const isWallClock = (name: string) => ['http/idempotency.ts', 'platform/postgres/migrate.ts'].includes(name)
  t.strictSame(
    offenders(({ name, text }) => !isWallClock(name) && /sql`[^`]*\bnow\(\)/.test(text)),
    [],
  )
})

test('src: no file is named after nothing, and none is two things', async (t) => {
  t.strictSame(
    offenders(({ name }) => /(utils?|helpers?|common|manager|service|impl|dto)\b/i.test(name)),
    [],
  )
  t.strictSame(
    offenders(({ text }) => /^export \* from/m.test(text)),
    [],
  )
  const isLong = (text: string) => text.split('\n').length > 300
  t.strictSame(
    offenders(({ name, text }) => isLong(text) && name !== 'platform/postgres/db-types.ts'),
    [],
  )
})
