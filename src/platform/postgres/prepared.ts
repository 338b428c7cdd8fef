import type { CompiledQuery } from 'kysely'
import type { Db } from './db.ts'

type Buildable<Row> = { compile: (db: Db) => CompiledQuery<Row> }

/** A placeholder in a statement for a value that is given when it runs. */
class Parameter {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** An object like the values of a run, with a placeholder for each member. */
const placeholders = new Proxy(
  {},
  {
    get: (_, name) => new Parameter(String(name)),
    ownKeys: () => {
      throw new Error('the values are known only when the statement runs: name each value that it needs')
    },
  },
)

/**
 * A statement that is built and compiled once and run with different values: building it with Kysely costs as much CPU
 * as running it. `build` gets placeholders, so it must not read the values. If the text depends on something, pass that
 * as the shape: each shape is compiled once.
 */
export function prepared<Values extends object, Row, Shape extends string = ''>(
  build: (db: Db, values: Values, shape: Shape) => Buildable<Row>,
) {
  const compiled = new Map<string, CompiledQuery<Row>>()
  return async (db: Db, values: Values, shape: Shape = '' as Shape): Promise<Row[]> => {
    let statement = compiled.get(shape)
    if (!statement) {
      statement = build(db, placeholders as Values, shape).compile(db)
      compiled.set(shape, statement)
    }
    const given = values as Record<string, unknown>
    const parameters = statement.parameters.map((each) => (each instanceof Parameter ? given[each.name] : each))
    const { rows } = await db.executeQuery<Row>({ ...statement, parameters })
    return rows
  }
}
