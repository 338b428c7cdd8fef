import type { ParseArgsOptionsConfig } from 'node:util'
import { openResources, type Resources } from '../boot.ts'
import { type Config, readConfig, readEnvFile } from '../config.ts'
import { type Ctx, system } from '../platform/context.ts'
import { StartRefused } from '../platform/start-refused.ts'

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** One command of `cohort`, such as `keys create`. */
export interface Command {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** The whole text of its help. */
  usage: string
  options: ParseArgsOptionsConfig
  /** The least and the most arguments beside the options. */
  takes?: [number, number]
  run(values: Values, args: string[]): Promise<unknown>
}

/** The options of every command that uses the database. */
export const COMMON = { json: { type: 'boolean' }, embedded: { type: 'boolean' } } satisfies ParseArgsOptionsConfig
export const COMMON_USAGE = `  --json      print JSON, for a program that reads it
  --embedded  work on the embedded Postgres in DATA_DIR; without it, DATABASE_URL must say which database`

/** The arguments are wrong: the command prints its help too. */
export class WrongUse extends StartRefused {}

/** The settings, and proof that they name a database: a command never starts another one by itself. Errors: StartRefused. */
export function readSettings({ embedded }: Values): Config {
  readEnvFile()
  const config = readConfig()
  if (!config.databaseUrl && !embedded)
    throw new StartRefused(
      'DATABASE_URL is not set: set it, here or in .env, to the database that the service uses. For the embedded Postgres of a sandbox, add --embedded.',
    )
  if (config.databaseUrl && embedded)
    throw new StartRefused(
      '--embedded is the embedded Postgres, but DATABASE_URL names another database: leave one out.',
    )
  return config
}

export interface Opened extends Resources {
  config: Config
  ctx: Ctx
}

/** Runs `work` on the service's database, as the system. It opens no port. Errors: StartRefused, those of `work`. */
export async function withService<T>(values: Values, work: (opened: Opened) => Promise<T>): Promise<T> {
  const config = readSettings(values)
  const resources = await openResources({ ...config, metrics: undefined })
  const { db, clock } = resources
  try {
    return await work({ ...resources, config, ctx: { db, actor: system, now: await clock(), clock } })
  } finally {
    await resources.close()
  }
}

/** Prints rows as a table, or as JSON if that was asked for. */
export function printRows({ json }: Values, rows: Record<string, unknown>[], columns: string[]) {
  if (json) return console.log(JSON.stringify(rows))
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '-')))]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => String(line[i]).length)))
  for (const line of lines)
    console.log(
      line
        .map((cell, i) => cell.padEnd(Number(widths[i])))
        .join('  ')
        .trimEnd(),
    )
}
