import type { CompiledQuery } from 'kysely'
import type { Db } from './db.ts'

type Buildable<Row> = { compile: (db: Db) => CompiledQuery<Row> }

/** Stands in a statement for what is given when it runs. */
class Parameter {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** The same object as the values of a run, each member a place for one. */
const places = new Proxy(
  {},
  {
    get: (_, name) => new Parameter(String(name)),
    ownKeys: () => {
      throw new Error('the values are known only when the statement runs: name each value that it needs')
    },
  },
)

/**
 * A statement that is built and compiled once, and run with fresh values: building it with Kysely costs as much CPU as
 * running it. `build` sees places where the values will be, so it must not look at them; where the statement depends on
 * something, that is its shape, and each shape is compiled once.
 */
export function prepared<Values extends object, Row, Shape extends string = ''>(
  build: (db: Db, values: Values, shape: Shape) => Buildable<Row>,
) {
  const compiled = new Map<string, CompiledQuery<Row>>()
  return async (db: Db, values: Values, shape: Shape = '' as Shape): Promise<Row[]> => {
    let statement = compiled.get(shape)
    if (!statement) {
      statement = build(db, places as Values, shape).compile(db)
      compiled.set(shape, statement)
    }
    const given = values as Record<string, unknown>
    const parameters = statement.parameters.map((each) => (each instanceof Parameter ? given[each.name] : each))
    const { rows } = await db.executeQuery<Row>({ ...statement, parameters })
    return rows
  }
}
