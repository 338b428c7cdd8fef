import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pkg from '../package.json' with { type: 'json' }
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { migrateAt } from '../src/platform/postgres/migrate.ts'
import { withDatabase } from './database.ts'

/**
 * `npm run test:previous`: runs the previous version's tests that depend on SQL on this version's schema. During an
 * upgrade the previous version serves requests on it. Needs the git history.
 */
const ALL = ['test/applications', 'test/selection', 'test/programs']
const [, , ...asked] = process.argv
const suites = asked.length > 0 ? asked : ALL
const NOT_BY_SQL = 'its SQL gives three seats to a city that may have two; the service plans a release first'
/** Titles of tests that are expected to fail on the new schema, and why a running process works nevertheless. */
const EXPECTED: Record<string, string> = {
  'a release carries out every decision of its program, and nothing of another':
    'it compares a whole row of `release`, which has one column more: released_by_id, null from that version',
  'an action from a state that it does not start from is refused with that state and what can be done there':
    NOT_BY_SQL,
  'only what is in review can be decided': NOT_BY_SQL,
}

const root = fileURLToPath(new URL('..', import.meta.url))
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** The last commit whose package.json has a lower version. */
function findPrevious(): string | undefined {
  const commits = git('log', '--first-parent', '--format=%H', '--', 'package.json').trim().split('\n')
  const versionAt = (commit: string) => JSON.parse(git('show', `${commit}:package.json`)).version as string
  const isLower = (version: string) => version.localeCompare(pkg.version, 'en', { numeric: true }) < 0
  const at = commits.findIndex((commit) => isLower(versionAt(commit)))
  if (at < 0) return undefined
  return at === 0 ? 'HEAD' : git('rev-parse', `${commits[at - 1]}^`).trim()
}

function skip(why: string): never {
  console.log(`skipped: ${why}`)
  process.exit(0)
}

/** Checks out a commit's files, with this version's packages and a setup that uses the database at `url`. */
function checkOut(commit: string, url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cohort-previous-'))
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, '.tap'))
  const state = JSON.stringify({ url, dataDir: join(folder, 'none'), given: true })
  writeFileSync(
    join(folder, 'test/setup.ts'),
    `import { writeFile } from 'node:fs/promises'\nimport { sharedState } from './database.ts'\nawait writeFile(sharedState, ${JSON.stringify(state)})\n`,
  )
  return folder
}

async function makeTemplate(url: string) {
  const server = connect({ url: withDatabase(url, 'postgres'), max: 1, prepare: false })
  await sql`create database cohort_template`.execute(server)
  await server.destroy()
  await migrateAt(withDatabase(url, 'cohort_template'))
}

const commit = (() => {
  try {
    return findPrevious() ?? skip(`no commit has another version than ${pkg.version}`)
  } catch {
    return skip('there is no history of git here')
  }
})()

const dataDir = mkdtempSync(join(tmpdir(), 'cohort-previous-data-'))
chmodSync(dataDir, 0o755)
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' }
const postgres = await startEmbeddedPostgres({ dataDir, settings })
let folder: string | undefined
try {
  await makeTemplate(postgres.url)
  folder = checkOut(commit, postgres.url)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  console.log(`the tests of ${version} (${commit.slice(0, 10)}) on the schema of ${pkg.version}`)
  const run = spawnSync('npx', ['tap', '--disable-coverage', '--reporter=tap', ...suites], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, TEST_DATABASE_URL: postgres.url },
  })
  const failed = [...run.stdout.matchAll(/^ {4}not ok \d+ - (.*?)(?: # time=.*)?$/gm)].map(([, title = '']) => title)
  const passed = [...run.stdout.matchAll(/^ {4}ok \d+ - /gm)].length
  const unexpected = failed.filter((title) => !(title in EXPECTED))
  for (const title of failed) console.log(`${title in EXPECTED ? `expected (${EXPECTED[title]})` : 'FAILED'}: ${title}`)
  console.log(
    `# { total: ${passed + failed.length}, pass: ${passed + failed.length - unexpected.length}, fail: ${unexpected.length} }`,
  )
  if (unexpected.length > 0) console.log(run.stdout)
  // If a test file ends before its tests, the run fails without a failed test.
  const isBroken = passed === 0 || (run.status !== 0 && failed.length === 0)
  if (isBroken) console.log(run.stdout, run.stderr)
  process.exitCode = unexpected.length > 0 || isBroken ? 1 : 0
} finally {
  await postgres.stop()
  for (const path of [dataDir, folder]) if (path) rmSync(path, { recursive: true, force: true })
}
