import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/** Blanks, and what stands between two words that others write as one, or as two. */
const BETWEEN = /[\s\p{Pd},;·・]+/u

/** The words of a query, each once. Every one of them is looked for, in any order. */
export const wordsOf = (query: string): string[] => [...new Set(query.normalize('NFKC').split(BETWEEN).filter(Boolean))]

/** Whether a text that `search_text` has made contains a word, however it is typed. See the migration `search`. */
export const hasWord = (text: RawBuilder<unknown>, word: string) => sql<boolean>`${text} like search_pattern(${word})`

/**
 * Runs a statement that is planned for its values, not once for all: a word that many rows have is found fastest in the
 * order of the list, a rare one by the index of words. Postgres knows from its statistics how common a word is.
 */
export function plannedWithValues<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
    return work(tx)
  })
}
