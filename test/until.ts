import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../src/platform/postgres/db.ts'

/** Waits until `look` finds something, and throws after `patience` ms. A test waits for a condition, not for a time. */
export async function until<Found>(what: string, look: () => Found | Promise<Found>, patience = 30_000) {
  for (const end = performance.now() + patience; performance.now() < end; await sleep(10)) {
    const found = await look()
    if (found) return found as Exclude<Found, false | null | undefined>
  }
  throw new Error(`waited ${patience} ms in vain: ${what}`)
}

/** Waits until `count` statements in the test's database wait for another transaction's lock. Returns their pids. */
export const untilBlocked = (db: Db, count = 1) =>
  until(`${count} blocked`, async () => {
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`.execute(db)
    return rows.length >= count && rows.map(({ pid }) => pid)
  })

interface Page {
  headers: Record<string, unknown>
}

/** Walks a list's pages along the `next` links of the Link header. A list of more than 100 pages is an error. */
export async function* pagesOf<Answer extends Page>(get: (url: string) => Promise<Answer>, first: string) {
  let url: string | undefined = first
  for (let page = 0; url; page++) {
    if (page === 100) throw new Error(`${first} does not end`)
    const answer = await get(url)
    yield answer
    url = /<(.*)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1]
  }
}
