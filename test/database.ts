import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { connect, type Db } from '../src/platform/postgres/db.ts'
import { eventFaults } from './event-faults.ts'

/** The URL of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

/**
 * The shared state of a test run. Its name has the pid of the parent process, so that several runs can go on at once.
 */
export const sharedState = new URL(`../.tap/database-${process.ppid}.json`, import.meta.url)

export const serverUrl = (): string => JSON.parse(readFileSync(sharedState, 'utf8')).url

async function onServer(statement: string) {
  const db = connect({ url: withDatabase(serverUrl(), 'postgres'), max: 1, prepare: false })
  await sql.raw(statement).execute(db)
  await db.destroy()
}

/** Runs in a test's teardown, and fails the test if it wrote an event that differs from its declaration. */
async function checkEvents(url: string) {
  const db: Db = connect({ url, max: 1, prepare: false })
  try {
    const { rows } = await sql<{ is: boolean }>`select to_regclass('event') is not null as is`.execute(db)
    if (!rows[0]?.is) return
    const events = await db.selectFrom('event').select(['type', 'payload']).distinct().execute()
    const faults = [...new Set(events.flatMap(eventFaults))]
    if (faults.length > 0) throw new Error(`events that are not declared so: ${faults.join('; ')}`)
  } finally {
    await db.destroy()
  }
}

/** Clones the migrated template, or another, for one test, in about 100 ms. `drop` also checks the events. */
export async function createDatabase(template = 'cohort_template') {
  const name = `cohort_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} template ${template}`)
  const url = withDatabase(serverUrl(), name)
  async function drop() {
    await checkEvents(url).finally(() => onServer(`drop database if exists ${name} with (force)`))
  }
  return { url, drop }
}
