import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { connect } from '../src/platform/postgres/db.ts'

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

/** What a run of the tests shares: its processes have one parent, so several runs can go on side by side. */
export const sharedState = new URL(`../.tap/database-${process.ppid}.json`, import.meta.url)

export const serverUrl = (): string => JSON.parse(readFileSync(sharedState, 'utf8')).url

async function onServer(statement: string) {
  const db = connect({ url: withDatabase(serverUrl(), 'postgres'), max: 1, prepare: false })
  await sql.raw(statement).execute(db)
  await db.destroy()
}

/** A database of the test's own, cloned from the migrated template in about 100 ms (or empty). */
export async function createDatabase(template = 'cohort_template') {
  const name = `cohort_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} template ${template}`)
  return { url: withDatabase(serverUrl(), name), drop: () => onServer(`drop database if exists ${name} with (force)`) }
}
