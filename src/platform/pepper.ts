import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from './postgres/db.ts'
import type { Secrets } from './secrets.ts'
import { StartRefused } from './start-refused.ts'

/** Reads the pepper from the data folder, or creates it. If two processes create it at once, the first wins. */
export async function keptPepper(dataDir: string): Promise<string> {
  const path = join(dataDir, 'pepper')
  await mkdir(dataDir, { recursive: true })
  // Written completely before it gets its name: another starting process must not read a part of it.
  const partial = `${path}-${randomUUID()}`
  await writeFile(partial, randomBytes(32).toString('base64'), { mode: 0o600 })
  await link(partial, path)
    .catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
    .finally(() => rm(partial))
  return (await readFile(path, 'utf8')).trim()
}

/** Throws if the database's credentials were hashed with another pepper. */
export async function checkPepper(db: Db, { fingerprint }: Secrets): Promise<void> {
  await db
    .insertInto('pepper')
    .values({ fingerprint })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const kept = await db.selectFrom('pepper').select('fingerprint').executeTakeFirstOrThrow()
  if (!kept.fingerprint.equals(fingerprint))
    throw new StartRefused(
      'KEY_PEPPER is not the one that hashed this database’s credentials: no key would work. Set the right one (or give every process the same DATA_DIR).',
    )
}

/** Whether the database was ever started outside the sandbox: only then does it know the pepper of its credentials. */
export async function hasPepper(db: Db): Promise<boolean> {
  return (await db.selectFrom('pepper').select('fingerprint').executeTakeFirst()) !== undefined
}

/** The pepper in the data folder; undefined: there is none. */
export const findPepper = (dataDir: string) =>
  readFile(join(dataDir, 'pepper'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )

/** Whether the database's credentials were hashed with this pepper. It stores nothing. */
export async function isPepperOf(db: Db, { fingerprint }: Secrets): Promise<boolean> {
  const kept = await db.selectFrom('pepper').select('fingerprint').executeTakeFirstOrThrow()
  return kept.fingerprint.equals(fingerprint)
}

/** Forgets the pepper of a database that has no credential yet, so that it can become a sandbox. */
export const forgetPepper = (db: Db) => db.deleteFrom('pepper').execute()
