import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { connect, type Db } from '../src/platform/postgres/db.ts'
import { eventFaults } from './event-faults.ts'

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

/** Fails the test whose teardown this is, where an event was written that is not as its feature declares it. */
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

/** A database of the test's own, cloned from the migrated template in about 100 ms (or empty). Its events are checked at its end. */
export async function createDatabase(template = 'cohort_template') {
  const name = `cohort_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} template ${template}`)
  const url = withDatabase(serverUrl(), name)
  async function drop() {
    await checkEvents(url).finally(() => onServer(`drop database if exists ${name} with (force)`))
  }
  return { url, drop }
}
