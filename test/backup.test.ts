import { execFile, execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { numberEvents } from '../src/record/number-events.ts'
import { walkEvents } from '../src/record/walk-events.ts'
import { aServer } from './child.ts'
import { factories } from './factories.ts'
import { has } from './has.ts'
import { until } from './until.ts'

const page = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8')
/** The commands of the page, under the mark above them. */
function commands(mark: string): string {
  const [, script] = new RegExp(`<!-- ${mark} -->\n\`\`\`sh\n([\\s\\S]*?)\`\`\``).exec(page) ?? []
  if (!script) throw new Error(`docs/operating.md has no commands under ${mark}`)
  return script
}

type Env = Record<string, string>
const sh = (script: string, env: Env, account = {}) =>
  promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { env: { ...process.env, ...env }, ...account })

const isRoot = process.getuid?.() === 0
const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
/** Postgres refuses root. */
const nobody = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}

/** Short, for the sockets in it, and open, for Postgres runs as somebody else. */
async function aFolder(t: Test) {
  const folder = await mkdtemp('/tmp/cohort-drill-')
  await chmod(folder, 0o755)
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const hashOf = (bytes: ArrayBuffer | Buffer) =>
  createHash('sha256')
    .update(Buffer.from(bytes as Buffer))
    .digest('hex')
type Server = Awaited<ReturnType<typeof aServer>>

/** The factories, over the network. */
function makers({ call }: Pick<Server, 'call'>, secretariat: string) {
  function as(key: string) {
    const request = (method: string) => async (url: string, json?: unknown) => {
      const response = await call(url, { method, key, ...(json !== undefined && { json }) })
      const body = await response.text()
      return { statusCode: response.status, body, json: () => JSON.parse(body) }
    }
    return { get: request('GET'), post: request('POST'), put: request('PUT') }
  }
  const key = async ({ role }: { role: string }) =>
    (await as(secretariat).post('/v1/api-keys', { role, name: role })).json().key
  return factories({ as, secretariat, key } as never)
}

const OPEN = { call: { closes_on: '2099-10-13' }, starts_on: '2099-11-20', ends_on: '2099-11-23' }
const content = (id: string) => `/v1/applications/${id}/documents/passport_scan/content`

/** Fills a running service: a city with one submission and one draft, whose documents have bytes of their own. */
async function aWorld(server: Server, env: Env) {
  const script = fileURLToPath(new URL('../src/bin/cohort.mjs', import.meta.url))
  const args = [
    'keys',
    'create',
    '--role',
    'secretariat',
    '--name',
    'Staff',
    ...(env.DATABASE_URL ? [] : ['--embedded']),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
  })
  const [secretariat = ''] = /coh_live_\S+/.exec(stdout) ?? []
  const { aProgram, aCity, aReadyDraft } = makers(server, secretariat)
  const [program, city] = [await aProgram(OPEN), await aCity()]
  const applications = await Promise.all([1, 2, 3].map(() => aReadyDraft({ program, city })))
  const hashes = await Promise.all(applications.map(({ id, token }) => upload(server, id, token)))
  const [submitted, draft, late] = applications
  if (!submitted || !draft || !late) throw new Error('there are three')
  await submit(server, submitted)
  return { secretariat, submitted, draft, late, hashes, applications }
}
type World = Awaited<ReturnType<typeof aWorld>>

async function upload({ call }: Server, id: string, key: string): Promise<string> {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000), Buffer.from('\n%%EOF\n')])
  const body = new FormData()
  body.set('file', new Blob([bytes], { type: 'application/pdf' }), 'scan.pdf')
  const response = await call(`/v1/applications/${id}/documents/passport_scan`, { method: 'PUT', key, body })
  if (response.status !== 200) throw new Error(await response.text())
  return hashOf(bytes)
}

const submit = ({ call }: Server, { id, token }: { id: string; token: string }) =>
  call(`/v1/applications/${id}/submit`, {
    method: 'POST',
    key: token,
    headers: { 'idempotency-key': `submit-${id}` },
  })

/** How many rows every table has. */
async function countRows(url: string): Promise<Record<string, number>> {
  const db = connect({ url, max: 1, prepare: false })
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(db)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(name)}`.execute(db)
    counts[name] = Number(rows[0]?.count)
  }
  await db.destroy()
  return counts
}

/** The events that are numbered now, in their order. */
async function numberedEvents(url: string) {
  const db = connect({ url, max: 1, prepare: false })
  await numberEvents(db)
  const events = await walkEvents(db, '0', 1_000)
  await db.destroy()
  return events.map(({ id, position }) => [id, position])
}

/** What was there is there, and work goes on where it stopped. */
async function checkWorld(
  t: Test,
  server: Server,
  { secretariat, submitted, draft, late, hashes, applications }: World,
) {
  const { call } = server
  t.equal((await call('/readyz')).status, 200)
  t.equal((await call('/v1/me', { key: secretariat })).status, 200, 'an old key works')
  for (const [i, { id, token }] of applications.entries()) {
    const document = await call(content(id), { key: token })
    t.equal(document.status, 200, 'an old token works')
    t.equal(hashOf(await document.arrayBuffer()), hashes[i], 'the same bytes')
  }
  const again = await submit(server, submitted)
  t.equal(again.headers.get('idempotent-replayed'), 'true', 'a retry from before gets the answer of before')
  t.equal((await submit(server, draft)).status, 200, 'the next submission works')
  const full = await submit(server, late)
  t.equal(full.status, 409, 'and the city’s slots are counted on from where they were')
  has(t, await full.json(), { code: 'city_cap_reached' })
  await upload(server, late.id, late.token)
}

test('backup: the folder of the embedded Postgres is copied while the service is stopped', async (t) => {
  const folder = await aFolder(t)
  const [DATA_DIR, BACKUP] = [join(folder, 'data'), join(folder, 'backup')]
  await mkdir(BACKUP)
  const env = { DATABASE_URL: '', DATA_DIR, SANDBOX: 'false', WORKER: 'false' }
  t.teardown(async () => (await startEmbeddedPostgres({ dataDir: DATA_DIR })).stop())
  const counted = async () => {
    const { url, stop } = await startEmbeddedPostgres({ dataDir: DATA_DIR })
    return countRows(url).finally(stop)
  }

  const first = await aServer(t, env)
  const world = await aWorld(first, env)
  t.strictSame(await first.kill('SIGTERM'), [0, null])
  const before = await counted()
  await sh(commands('backup-embedded'), { DATA_DIR, BACKUP })
  await rm(DATA_DIR, { recursive: true })
  await sh(commands('restore-embedded'), { DATA_DIR, BACKUP })
  t.strictSame(await counted(), before)
  const second = await aServer(t, env)
  await checkWorld(t, second, world)
  t.strictSame(await second.kill('SIGTERM'), [0, null])
})

/** Where this machine keeps the tools of a Postgres of its own. */
function findTools(): string | undefined {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    return versions[0] && `/usr/lib/postgresql/${versions[0]}/bin`
  } catch {
    return undefined
  }
}
const tools = findTools()
const skip = tools ? false : 'this machine has no pg_dump'

/** A Postgres as an operator has one, which archives its log. */
async function aPostgres(t: Test, folder: string) {
  const [PGDATA, ARCHIVE, BACKUP] = ['pgdata', 'archive', 'backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const path of [ARCHIVE, BACKUP]) await mkdir(path)
  if (nobody.uid) for (const path of [folder, ARCHIVE, BACKUP]) await chown(path, nobody.uid, nobody.gid)
  const env = { PGDATA, ARCHIVE, BACKUP, PATH: `${tools}:${process.env.PATH}`, LC_ALL: 'C' }
  const settings = [
    "listen_addresses=''",
    `unix_socket_directories='${folder}'`,
    'fsync=off',
    'archive_mode=on',
    `archive_command='test ! -f ${ARCHIVE}/%f && cp %p ${ARCHIVE}/%f'`,
  ]
  await sh('initdb -U postgres -A trust -E UTF8 --locale=C >/dev/null', env, nobody)
  await sh(`cat >> "$PGDATA/postgresql.conf" <<'END'\n${settings.join('\n')}\nEND`, env, nobody)
  const start = () => sh(`pg_ctl -w -l "${folder}/log" start >/dev/null`, env, nobody)
  const stop = () => sh('pg_ctl -m fast stop >/dev/null', env, nobody)
  await start()
  t.teardown(() => stop().catch(() => {}))
  const url = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`
  return { env: { ...env, DATABASE_URL: url('cohort'), ADMIN_URL: url('postgres') }, start, stop }
}

test('backup: a dump and the files of a separate Postgres are taken while the service runs', { skip }, async (t) => {
  const folder = await aFolder(t)
  const { env } = await aPostgres(t, folder)
  await sh('createdb --maintenance-db="$ADMIN_URL" cohort', env)
  const FILES = join(folder, 'files')
  const settings = {
    DATABASE_URL: env.DATABASE_URL,
    STORAGE_URL: `file:${FILES}`,
    KEY_PEPPER: 'a pepper for tests that is long enough',
    WORKER: 'false',
  }
  const first = await aServer(t, settings)
  const world = await aWorld(first, settings)
  const events = await numberedEvents(env.DATABASE_URL)
  const before = await countRows(env.DATABASE_URL)
  const [dump = '', ...files] = commands('backup').split('\n')
  await sh(dump, { ...env, FILES })
  const between = await upload(first, world.draft.id, world.draft.token)
  t.not(between, world.hashes[1])
  await sh(files.join('\n'), { ...env, FILES })
  t.strictSame(await first.kill('SIGTERM'), [0, null])
  await sh('dropdb --maintenance-db="$ADMIN_URL" cohort', env)
  await rm(FILES, { recursive: true })

  await sh(commands('restore'), { ...env, FILES })
  t.strictSame(await countRows(env.DATABASE_URL), before)
  const other = await aServer(t, { ...settings, KEY_PEPPER: 'another pepper that is long enough' }).catch(
    (error) => error,
  )
  t.match(other.message, /KEY_PEPPER is not the one/)
  const second = await aServer(t, settings)
  await checkWorld(t, second, world)
  t.strictSame(await second.kill('SIGTERM'), [0, null])
  const later = await numberedEvents(env.DATABASE_URL)
  t.strictSame(later.slice(0, events.length), events, 'an event keeps its position')
  t.ok(later.length > events.length)
  t.strictSame(
    later.map(([, position]) => position),
    later.map((_, i) => String(i + 1)),
    'and the positions go on from there',
  )
})

test('backup: a separate Postgres goes back to the second before a mistake', { skip }, async (t) => {
  const folder = await aFolder(t)
  const { env, start, stop } = await aPostgres(t, folder)
  await sh('createdb --maintenance-db="$ADMIN_URL" cohort', env)
  const settings = {
    DATABASE_URL: env.DATABASE_URL,
    STORAGE_URL: `file:${folder}/files`,
    KEY_PEPPER: 'a pepper for tests that is long enough',
    WORKER: 'false',
  }
  if (nobody.uid) await mkdir(`${folder}/files`)
  await sh(commands('backup-base'), env, nobody)
  const first = await aServer(t, settings)
  const world = await aWorld(first, settings)
  const before = await countRows(env.DATABASE_URL)
  t.strictSame(await first.kill('SIGTERM'), [0, null])
  const { stdout } = await sh('psql -XAt "$DATABASE_URL" -c "select clock_timestamp()"', env)
  await sh('psql -XAt "$DATABASE_URL" -c "truncate document" -c "select pg_switch_wal()" >/dev/null', env)
  t.equal((await countRows(env.DATABASE_URL)).document, 0)

  await stop()
  await rm(env.PGDATA, { recursive: true })
  await sh(commands('restore-base'), { ...env, UNTIL: stdout.trim() }, nobody)
  await start()
  const recovering = 'psql -XAt "$DATABASE_URL" -c "select pg_is_in_recovery()"'
  await until('it has recovered', async () => (await sh(recovering, env)).stdout.trim() === 'f')
  t.strictSame(await countRows(env.DATABASE_URL), before)
  const second = await aServer(t, settings)
  await checkWorld(t, second, world)
  t.strictSame(await second.kill('SIGTERM'), [0, null])
})
