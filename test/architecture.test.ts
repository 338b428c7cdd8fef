import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'

const root = fileURLToPath(new URL('../src', import.meta.url))

/** Features in the order in which they may import each other: only to the right of themselves. */
const FEATURES = [
  'sandbox',
  'history',
  'selection',
  'documents',
  'applications',
  'programs',
  'eligibility',
  'organisations',
  'cities',
  'access',
]
/** The files that own a process, and put the features together. */
const TOP = ['app.ts', 'boot.ts', 'deadlines.ts', 'worker.ts', 'server.ts', 'create-key.ts', 'demo.ts', 'config.ts']
/** What one feature may take of another. */
const PRIVATE = /\/(routes|route-options)\.ts$/
/** Rules without I/O: they know no database and no clock, and never wait. */
const PURE =
  /^(eligibility\/(?!.*queries).*|applications\/(lifecycle|form|person)\.ts|selection\/plan-release\.ts|documents\/(sniff|kinds)\.ts|programs\/answers(-schema)?\.ts)$/

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
    return { name, text, imports, folder: name.includes('/') ? (name.split('/')[0] ?? '') : '' }
  })
const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')

const offenders = (isWrong: (file: (typeof files)[number]) => boolean) => files.filter(isWrong).map(({ name }) => name)
const wrongImports = (isWrong: (from: string, to: string, folder: string) => boolean) =>
  files.flatMap(({ name, folder, imports }) =>
    imports.filter(({ path }) => isWrong(name, path, folder)).map(({ path }) => `${name} → ${path}`),
  )

test('the folders are the ones that are known', async (t) => {
  const known = ['platform', 'http', ...FEATURES]
  t.strictSame([...new Set(files.map(({ folder }) => folder).filter(Boolean))].sort(), known.sort())
  t.strictSame(
    offenders(({ name, folder }) => !folder && !TOP.includes(name)),
    [],
  )
})

test('platform imports nothing of ours, http only platform, and features never the top', async (t) => {
  t.strictSame(
    wrongImports((_, to, folder) => folder === 'platform' && folderOf(to) !== 'platform'),
    [],
  )
  const ours = (to: string) => !to.startsWith('..')
  t.strictSame(
    wrongImports((_, to, folder) => folder === 'http' && ours(to) && !['http', 'platform'].includes(folderOf(to))),
    [],
  )
  t.strictSame(
    wrongImports((_, to, folder) => folder !== '' && ours(to) && folderOf(to) === ''),
    [],
  )
})

test('features import each other along one acyclic list, and never another’s routes', async (t) => {
  const isBackwards = (from: string, to: string) => FEATURES.indexOf(to) < FEATURES.indexOf(from)
  t.strictSame(
    wrongImports(
      (_, to, folder) =>
        FEATURES.includes(folder) && FEATURES.includes(folderOf(to)) && isBackwards(folder, folderOf(to)),
    ),
    [],
  )
  t.strictSame(
    wrongImports((_, to, folder) => FEATURES.includes(folder) && folderOf(to) !== folder && PRIVATE.test(to)),
    [],
  )
})

test('SQL reads anywhere and writes at home', async (t) => {
  const owner: Record<string, string> = {
    api_key: 'access',
    city: 'cities',
    membership: 'cities',
    organisation: 'organisations',
    series: 'programs',
    series_organisation: 'programs',
    past_edition: 'programs',
    program: 'programs',
    program_organisation: 'programs',
    material: 'programs',
    application: 'applications',
    slot: 'applications',
    city_cap: 'applications',
    waiver: 'applications',
    attestation: 'applications',
    document: 'documents',
    decision: 'selection',
    release: 'selection',
    history: 'platform',
    event: 'platform',
    pepper: 'platform',
    idempotency_key: 'http',
    sandbox: 'sandbox',
  }
  const writes = files.flatMap(({ name, text, folder }) =>
    [...text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\('(\w+)/g)].map(([, table = '']) => ({
      name,
      table,
      folder,
    })),
  )
  t.ok(writes.length > 20)
  t.strictSame(
    writes.filter(({ table, folder }) => owner[table] !== folder).map(({ name, table }) => `${name} writes ${table}`),
    [],
  )
})

test('pure files stay pure', async (t) => {
  const pure = files.filter(({ name }) => PURE.test(name))
  t.ok(pure.length >= 10)
  t.strictSame(
    pure.filter(({ text }) => /\bawait\b|\basync\b|from 'kysely'|new Date\(/.test(text)).map(({ name }) => name),
    [],
  )
  t.strictSame(
    pure.flatMap(({ name, imports }) =>
      imports
        .filter(({ path, isType }) => !isType && /queries\.ts$|platform\/(db|context|record)\.ts$/.test(path))
        .map(({ path }) => `${name} → ${path}`),
    ),
    [],
  )
})

test('the environment is read in one place, and the clock too', async (t) => {
  // The second deletes what the driver would read by itself.
  const readers = ['config.ts', 'platform/driver-environment.ts']
  t.strictSame(
    offenders(({ name, text }) => !readers.includes(name) && /process\.env/.test(text)),
    [],
  )
  const isClock = (name: string) => ['platform/clock.ts', 'documents/sweep-files.ts'].includes(name)
  t.strictSame(
    offenders(({ name, text }) => !isClock(name) && /Date\.now\(\)|new Date\(\)/.test(text)),
    [],
  )
  t.strictSame(
    offenders(
      ({ name, text }) =>
        !['http/idempotency.ts', 'platform/migrate.ts'].includes(name) && /sql`[^`]*\bnow\(\)/.test(text),
    ),
    [],
  )
})

test('no file is named after nothing, and none is two things', async (t) => {
  t.strictSame(
    offenders(({ name }) => /(utils?|helpers?|common|manager|service|impl|dto)\b/i.test(name)),
    [],
  )
  t.strictSame(
    offenders(({ text }) => /^export \* from/m.test(text)),
    [],
  )
  const long = files.filter(({ name, text }) => text.split('\n').length > 300 && name !== 'platform/db-types.ts')
  t.strictSame(
    long.map(({ name }) => name),
    [],
  )
})
