import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { connect } from '../../src/platform/postgres/db.ts'
import { createDatabase, withDatabase } from '../database.ts'
import { fileForm } from '../factories.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'

const TOOL = fileURLToPath(new URL('../../src/bin/cohort.mjs', import.meta.url))
const KEY_PEPPER = 'a pepper of the command line test'

/** Runs `cohort` in a folder of its own, with nothing but these settings. */
async function aTool(t: Test) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-tool-'))
  await chmod(folder, 0o755)
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const { PATH = '' } = process.env
  const run = (env: Record<string, string>, ...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [TOOL, ...args], { cwd: folder, env: { PATH, ...env } }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      )
    })
  return { folder, run }
}

test('cohort: it explains itself, and a command that does not exist', async (t) => {
  const { run } = await aTool(t)
  const list = /^ {2}cohort keys create .*\n[\s\S]*^ {2}cohort doctor /m
  for (const args of [[], ['help'], ['--help'], ['-h']])
    has(t, await run({}, ...args), { code: 0, stdout: list, stderr: '' })
  for (const args of [
    ['help', 'cities', 'import'],
    ['cities', 'import', '--help'],
  ])
    has(t, await run({}, ...args), { code: 0, stdout: /^Imports cities from a CSV file/ })
  has(t, await run({}, '--version'), { code: 0, stdout: /^\d+\.\d+\.\d+\n$/ })
  has(t, await run({}, 'key', 'create'), {
    code: 1,
    stderr: /^There is no command "key create"\. Did you mean "keys create"\?\n/,
  })
  has(t, await run({}, 'docter'), { code: 1, stderr: /Did you mean "doctor"\?/ })
  has(t, await run({}, 'dance'), { code: 1, stderr: /^There is no command "dance"\.\n/ })
})

// `npm run key` once made a key for the embedded database when DATABASE_URL was missing.
test('cohort: without DATABASE_URL no command starts a database of its own, unless asked', async (t) => {
  const { folder, run } = await aTool(t)
  await writeFile(join(folder, 'c.csv'), 'name,country\nMuscat,OM\n')
  await writeFile(join(folder, 'p.json'), '[]')
  const commands = [
    ['keys', 'create', '--role', 'secretariat', '--name', 'x'],
    ['keys', 'list'],
    ['keys', 'revoke', 'x'],
    ['keys', 'rotate', 'x'],
    ['cities', 'import', 'c.csv'],
    ['programs', 'import', 'p.json'],
    ['doctor'],
    ['sandbox', 'reset'],
  ]
  const outcomes = await Promise.all(commands.map((args) => run({}, ...args)))
  for (const [i, outcome] of outcomes.entries())
    has(
      t,
      outcome,
      { code: 1, stdout: '', stderr: /^DATABASE_URL is not set: .* add --embedded\.\n$/ },
      commands[i]?.join(' '),
    )
  has(t, await run({ DATABSE_URL: 'postgres://x' }, 'keys', 'list'), { code: 1, stderr: /did you mean DATABASE_URL/ })
  const both = await run({ DATABASE_URL: 'postgres://x' }, 'keys', 'list', '--embedded')
  has(t, both, { code: 1, stderr: /^--embedded is the embedded Postgres, but DATABASE_URL/ })

  const made = await run({}, 'keys', 'create', '--role', 'secretariat', '--name', 'x', '--embedded')
  has(t, made, { code: 0, stdout: /^coh_test_/, stderr: '' })
})

test('cohort: it takes .env from the working folder, and opens no port', async (t) => {
  const database = await createDatabase()
  t.teardown(database.drop)
  const { folder, run } = await aTool(t)
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const { port } = taken.address() as AddressInfo
  await writeFile(
    join(folder, '.env'),
    `DATABASE_URL=${database.url}\nPORT=${port}\nMETRICS_PORT=${port}\nKEY_PEPPER=${KEY_PEPPER}\n`,
  )
  has(t, await run({}, 'keys', 'create', '--role', 'secretariat', '--name', 'x'), { code: 0, stdout: /^coh_live_/ })
  has(t, await run({ DATABASE_URL: withDatabase(database.url, 'no_such') }, 'keys', 'list'), {
    code: 1,
    stderr: /^DATABASE_URL: .* has no database/,
  })
})

test('cohort-doctor: it finds what is wrong, says how to mend it, and changes nothing', async (t) => {
  const world = await build(t)
  const { database, files, folder: stored, db, aCity, aProgram, aReadyDraft, as } = world
  const { folder, run } = await aTool(t)
  const env = {
    DATABASE_URL: database.url,
    KEY_PEPPER: 'a pepper for tests that is long enough',
    STORAGE_URL: `file:${stored}`,
  }
  const [program, city] = [await aProgram(), await aCity()]
  const { id, token } = await aReadyDraft({ program, city })
  const { payload, extra } = fileForm()
  const put = await as(token).put(`/v1/applications/${id}/documents/passport_scan`, payload, extra)
  t.equal(put.statusCode, 200)
  has(t, await run(env, 'doctor'), {
    code: 0,
    stdout: /^ok {5}keys {8}no process has started outside the sandbox yet$/m,
    stderr: '',
  })
  const key = await run(env, 'keys', 'list')
  t.equal(key.code, 0, 'now a process has started')
  const well = await run(env, 'doctor', '--json')
  has(t, well, { code: 0, stderr: '' })
  const findings = JSON.parse(well.stdout)
  t.equal(findings.ok, true)
  t.strictSame(
    findings.findings.map(({ name }: { name: string }) => name),
    ['settings', 'storage', 'database', 'migrations', 'clock', 'keys', 'files'],
  )
  t.equal(findings.findings.at(-1).detail, '1 rows, each with its file')

  has(t, await run(env, 'doctor', '--invariants'), { code: 0, stdout: /^ok {5}slots_equal_statuses {2}holds$/m })

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a setting', { ...env, PORT: 'x' }, /^WRONG {2}settings {4}PORT: must be integer$/m],
    ['the host', { ...env, DATABASE_URL: 'postgres://nowhere.invalid/x' }, /^WRONG {2}database .*nowhere\.invalid/m],
    ['the pepper', { ...env, KEY_PEPPER }, /^WRONG {2}keys {8}KEY_PEPPER is not the one/m],
    ['no pepper', { ...env, KEY_PEPPER: '' }, /^WRONG {2}keys {8}KEY_PEPPER is not set, and DATA_DIR has no pepper/m],
    [
      'the folder of the files',
      { ...env, STORAGE_URL: `file:${folder}` },
      /^WRONG {2}files {7}1 of 1 files are missing or cut/m,
    ],
    ['the sandbox', { ...env, SANDBOX: 'true' }, /^WRONG {2}keys {8}SANDBOX is true, but/m],
  ]
  for (const [name, settings, finding] of wrong)
    has(t, await run(settings, 'doctor'), { code: 1, stdout: finding }, name)

  const document = await db.selectFrom('document').select('storage_key').executeTakeFirstOrThrow()
  await files.delete(document.storage_key)
  has(t, await run(env, 'doctor'), {
    code: 1,
    stdout: new RegExp(`^WRONG .*${document.storage_key}.*: check STORAGE_URL`, 'm'),
  })
  await sql`delete from migration where name = (select max(name) from migration)`.execute(db)
  has(t, await run(env, 'doctor'), {
    code: 1,
    stdout: /^WRONG {2}migrations {2}\d{4}_\w+\.sql not applied: start this version/m,
  })
  const { count } = await db
    .selectFrom('migration' as never)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  has(t, await run(env, 'doctor'), { code: 1 })
  t.equal((await db.selectFrom('migration' as never).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()).count, count, 'it migrated nothing') // biome-ignore format: a row
  const empty = await createDatabase('template0')
  t.teardown(empty.drop)
  has(t, await run({ ...env, DATABASE_URL: empty.url }, 'doctor'), {
    code: 1,
    stdout: /the database is empty: start the service/,
  })
})

test('cohort-sandbox-reset: the demo world is new, and the keys of the demo are the same', async (t) => {
  const database = await createDatabase()
  t.teardown(database.drop)
  const { run } = await aTool(t)
  const env = { DATABASE_URL: database.url, SANDBOX: 'true' }
  has(t, await run(env, 'keys', 'create', '--role', 'frontend', '--name', 'mine'), { code: 0 })
  const db = connect({ url: database.url, max: 1, prepare: false })
  t.teardown(() => db.destroy())
  const hashes = async () =>
    (await db.selectFrom('api_key').select('hash').where('name', '!=', 'mine').execute())
      .map(({ hash }) => hash.toString('hex'))
      .sort()
  const before = await hashes()
  await sql`update program set title = 'Changed'; delete from city where key = 'muscat'`.execute(db).catch(() => {})
  await db.updateTable('program').set({ title: 'Changed' }).execute()
  has(t, await run(env, 'sandbox', 'reset'), { code: 0, stdout: 'The demo world is new.\n', stderr: '' })
  t.strictSame(await hashes(), before)
  t.strictSame(await db.selectFrom('api_key').select('id').where('name', '=', 'mine').execute(), [])
  t.strictSame(await db.selectFrom('program').select('id').where('title', '=', 'Changed').execute(), [])
  const reasons = await db.selectFrom('reason_code').select('code').execute()
  t.equal(reasons.length, 6, 'what the migrations fill is still there')
  const triggers = await sql<{ on: string }>`select tgenabled as on from pg_trigger where not tgisinternal`.execute(db)
  t.ok(triggers.rows.length > 0)
  for (const { on } of triggers.rows) t.equal(on, 'O', 'the ledgers are guarded again')

  const live = await createDatabase()
  t.teardown(live.drop)
  const settings = { DATABASE_URL: live.url, KEY_PEPPER }
  has(t, await run(settings, 'keys', 'create', '--role', 'secretariat', '--name', 'x'), { code: 0 })
  has(t, await run(settings, 'sandbox', 'reset'), {
    code: 1,
    stderr: /^This database is no sandbox: nothing was deleted\.\n$/,
  })
  has(t, await run({ ...settings, SANDBOX: 'true' }, 'sandbox', 'reset'), { code: 1, stderr: /has live keys/ })
})
