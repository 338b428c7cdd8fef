import { type RawBuilder, sql } from 'kysely'

/**
 * Constants in the text of a statement. Postgres plans a prepared statement once, without its values, so it uses a
 * partial index only if the text has the condition of the index: `status in ('draft', ...)`.
 */
export const literals = <T extends string>(values: readonly T[]): RawBuilder<T>[] =>
  values.map((value) => sql.lit(value))
