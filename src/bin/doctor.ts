import { sql } from 'kysely'
import { type Config, ConfigError } from '../config.ts'
import { findBroken } from '../invariants.ts'
import { type Files, filesFrom } from '../platform/files.ts'
import { findPepper, hasPepper, isPepperOf } from '../platform/pepper.ts'
import { checkServer } from '../platform/postgres/check-server.ts'
import { connect, type Db } from '../platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded-postgres.ts'
import { pendingMigrations } from '../platform/postgres/migrate.ts'
import { secretsFrom } from '../platform/secrets.ts'
import { lastWords } from '../platform/start-refused.ts'
import { COMMON, COMMON_USAGE, type Command, readSettings, type Values } from './command.ts'

interface Finding {
  name: string
  ok: boolean
  detail: string
}
/** Says what is right; throws what is wrong and how to mend it. */
type Check = () => Promise<string>

/** Seconds that the clocks of two machines may differ: deadlines are decided by the second. */
const SECONDS_APART = 2
const MISSING_SHOWN = 5

async function checkMigrations(db: Db): Promise<string> {
  const { applied, pending } = await pendingMigrations(db)
  if (applied === 0) throw new Error('the database is empty: start the service, or run npm run db:migrate')
  if (pending.length > 0)
    throw new Error(`${pending.join(', ')} not applied: start this version, or run npm run db:migrate`)
  return `${applied} applied, none to apply`
}

async function checkCredentials(db: Db, { sandbox, keyPepper, dataDir }: Config): Promise<string> {
  const isLive = await hasPepper(db)
  const { keys } = await db
    .selectFrom('api_key')
    .select((eb) => eb.fn.countAll<number>().as('keys'))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (sandbox) {
    if (isLive) throw new Error('SANDBOX is true, but this database has been live: set SANDBOX=false')
    return 'a sandbox'
  }
  if (!isLive) return 'no process has started outside the sandbox yet'
  const pepper = keyPepper ?? (await findPepper(dataDir))
  if (!pepper) throw new Error('KEY_PEPPER is not set, and DATA_DIR has no pepper: set the one that the service uses')
  if (!(await isPepperOf(db, secretsFrom(pepper))))
    throw new Error(
      'KEY_PEPPER is not the one that hashed the keys: no key works. Set the right one, or the right DATA_DIR',
    )
  if (Number(keys) === 0) throw new Error('nobody has a key: cohort keys create --role secretariat --name NAME')
  return `KEY_PEPPER fits, ${keys} keys`
}

async function checkClock(db: Db): Promise<string> {
  const before = performance.now()
  const { rows } = await sql<{ at: number }>`select extract(epoch from clock_timestamp())::float8 as at`.execute(db)
  const here = (performance.timeOrigin + (before + performance.now()) / 2) / 1_000
  const apart = Math.abs(here - Number(rows[0]?.at))
  if (apart > SECONDS_APART)
    throw new Error(`this machine and Postgres differ by ${Math.round(apart)} s: run NTP on both`)
  return 'this machine and Postgres agree'
}

/** Every row must have its file, of the right size. Files without a row are deleted by the worker. */
async function checkFiles(db: Db, files: Files): Promise<string> {
  const stored = new Map<string, number>()
  for await (const { key, size } of files.list()) stored.set(key, size)
  const documents = db.selectFrom('document').select(['storage_key', 'size'])
  const rows = await documents
    .unionAll(
      db
        .selectFrom('material')
        .select(['storage_key', 'size'])
        .where('storage_key', 'is not', null)
        .$narrowType<{ storage_key: string; size: number }>(),
    )
    .unionAll(
      db
        .selectFrom('letter')
        .select(['storage_key', 'size'])
        .where('storage_key', 'is not', null)
        .$narrowType<{ storage_key: string; size: number }>(),
    )
    .execute()
  const wrong = rows.filter(({ storage_key, size }) => stored.get(storage_key) !== size)
  if (wrong.length > 0) {
    const shown = wrong.slice(0, MISSING_SHOWN).map(({ storage_key }) => storage_key)
    throw new Error(
      `${wrong.length} of ${rows.length} files are missing or cut (${shown.join(', ')}${wrong.length > MISSING_SHOWN ? ', ...' : ''}): check STORAGE_URL, or restore the files of the backup`,
    )
  }
  return `${rows.length} rows, each with its file`
}

async function find(name: string, check: Check): Promise<Finding> {
  try {
    return { name, ok: true, detail: await check() }
  } catch (error) {
    const words = lastWords(error)
    return { name, ok: false, detail: words instanceof Error ? words.message : String(words) }
  }
}

/** One finding for each invariant. */
const invariantsOf = async (db: Db): Promise<Finding[]> =>
  (await findBroken(db)).map(({ name, rows, count, ids }) => ({
    name,
    ok: count === 0,
    detail: count === 0 ? 'holds' : `${count} ${rows} break it (${ids.join(', ')}${count > ids.length ? ', ...' : ''})`,
  }))

async function examine(config: Config, { invariants }: Values): Promise<Finding[]> {
  const findings: Finding[] = [{ name: 'settings', ok: true, detail: 'are valid' }]
  const files = filesFrom(config.storageUrl)
  findings.push(
    await find('storage', async () => {
      await files.check()
      return 'a file can be stored'
    }),
  )
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir })
  const url = config.databaseUrl ?? String(embedded?.url)
  try {
    const reached = await find('database', async () => {
      const { host, database, version } = await checkServer(url)
      return `"${database}" at ${host}, Postgres ${version}`
    })
    findings.push(reached)
    if (!reached.ok) return findings
    const db = connect({ url, max: 1, prepare: false, patient: true })
    try {
      const migrated = await find('migrations', () => checkMigrations(db))
      findings.push(migrated, await find('clock', () => checkClock(db)))
      if (!migrated.ok) return findings
      findings.push(
        await find('keys', () => checkCredentials(db, config)),
        await find('files', () => checkFiles(db, files)),
        ...(invariants ? await invariantsOf(db) : []),
      )
      return findings
    } finally {
      await db.destroy()
    }
  } finally {
    await embedded?.stop()
  }
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check the settings, the database, the files and the clock',
  usage: `Checks the settings, the database, its migrations, the storage, the clock, the keys, and the files against the rows that name them.
It changes nothing. If something is wrong it says how to mend it, and exits with 1.

  cohort doctor
  cohort doctor --invariants   looks also for rows that break what must always hold, and names them

${COMMON_USAGE}`,
  options: { ...COMMON, invariants: { type: 'boolean' } },
  async run(values) {
    let findings: Finding[]
    try {
      findings = await examine(readSettings(values), values)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      findings = error.problems.map((detail) => ({ name: 'settings', ok: false, detail }))
    }
    const ok = findings.every((each) => each.ok)
    if (values.json) console.log(JSON.stringify({ ok, findings }))
    else
      for (const each of findings)
        console.log(`${each.ok ? 'ok   ' : 'WRONG'}  ${each.name.padEnd(10)}  ${each.detail}`)
    if (!ok) process.exitCode = 1
  },
}
