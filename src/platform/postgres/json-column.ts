import type { ColumnType } from 'kysely'

/** A jsonb column. It is written as text, because the driver would write a list as a Postgres array. */
export type Json<T> = ColumnType<T, string, string>

type Written<Row, Name extends keyof Row> = Omit<Row, Name> & {
  [N in Name]: string | Extract<Row[N], null | undefined>
}

/** A row with its jsonb columns as JSON text. Null and undefined stay. */
export function withJson<Row extends object, Name extends keyof Row>(
  row: Row,
  names: readonly Name[],
): Written<Row, Name> {
  const texts = names.filter((name) => row[name] != null).map((name) => [name, JSON.stringify(row[name])])
  return { ...row, ...Object.fromEntries(texts) }
}
