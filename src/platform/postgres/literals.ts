import { type RawBuilder, sql } from 'kysely'

/**
 * Constants as they stand in the text of a statement. Postgres plans a prepared statement once, without its values, so a
 * partial index is used only where the statement itself says what the index requires: `status in ('draft', ...)`.
 */
export const literals = <T extends string>(values: readonly T[]): RawBuilder<T>[] =>
  values.map((value) => sql.lit(value))

/** The pattern of LIKE for every text that contains this one. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
